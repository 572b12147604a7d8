using Truceline.Core.Record;

namespace Truceline.Engine.Recording;

/// <summary>What a failure of intake or recording means for the record, in a sentence for the person who can mend it.</summary>
internal sealed record RecordingTrouble(ImpedimentKind Kind, string Sentence)
{
    private const int NoSpace = 28;
    private const int TooLarge = 27;
    private const int ReadOnlySystem = 30;
    private const int QuotaUsed = 122;

    public static RecordingTrouble Of(Exception fault) => (fault as AggregateException)?.InnerException is { } inner ? Of(inner) : fault switch
    {
        IOException { HResult: NoSpace or QuotaUsed or TooLarge } =>
            new(ImpedimentKind.DiskFull, "The disk that holds the record is full; nothing can be recorded until space is freed."),
        IOException { HResult: ReadOnlySystem } =>
            new(ImpedimentKind.ReadOnlyStore, "The file system that holds the record is read-only; nothing can be recorded until it is writable."),
        UnauthorizedAccessException =>
            new(ImpedimentKind.ReadOnlyStore, "The data folder may not be written; nothing can be recorded until its permissions are corrected."),
        _ => new(ImpedimentKind.Outage, $"The source failed: {fault.Message.TrimEnd('.')}."),
    };
}
