using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Intake;

/// <summary>What the record says of files taken from a source's folder; by it, a file is taken once, after a restart too.</summary>
internal sealed class TakenFiles(Centre centre, string source)
{
    /// <summary>The file of these bytes that was taken before; null where none was.</summary>
    public FileView? OfBytes(string sha256) => centre.Register.Get<FileView>(RegisterKinds.File, $"{source}/{sha256}");

    public bool HasName(string name) => centre.Register.List<FileView>(RegisterKinds.File).Any(file => file.Source == source && file.Name == name);

    public async Task EnterAsync(string name, long length, string sha256, Instant from, Instant to, string? remark, CancellationToken cancellation)
    {
        await centre.Registrar.MustEnterAsync(
            new Statement.FileTaken(source, name, length, sha256, from, to, remark), $"source/{source}", $"file/{source}/{sha256}", to, [], cancellation)
            .ConfigureAwait(false);
        await centre.Register.CatchUpAsync(cancellation).ConfigureAwait(false);
    }
}
