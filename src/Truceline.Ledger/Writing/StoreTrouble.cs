namespace Truceline.Ledger;

/// <summary>What a failing disk means, in a sentence for the person who can mend it.</summary>
internal static class StoreTrouble
{
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int QuotaUsed = 122;

    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException;

    public static string Sentence(Exception fault) => fault switch
    {
        IOException { HResult: NoSpace or QuotaUsed } => "The disk that holds the record is full; free space and repeat the command.",
        IOException { HResult: ReadOnly } => "The record's file system is read-only; make it writable and repeat the command.",
        UnauthorizedAccessException => "The record's folder may not be written; correct its permissions and repeat the command.",
        _ => $"The record could not be written ({fault.Message.TrimEnd('.')}); repeat the command once that is mended.",
    };
}
