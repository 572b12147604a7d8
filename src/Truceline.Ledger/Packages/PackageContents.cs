namespace Truceline.Ledger;

/// <summary>What goes into an export package.</summary>
/// <param name="From">Of the stretch of time that was asked for.</param>
/// <param name="Entries">Indices, ascending; every file that they vouch for goes in with them.</param>
/// <param name="Withheld">Indices of entries of that stretch that its reader may not see yet; the package names them.</param>
/// <param name="Made">When.</param>
public sealed record PackageContents(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<long> Entries, IReadOnlyList<long> Withheld, DateTimeOffset Made)
{
    /// <summary>One line on how much was observed of the stretch, for whoever counts what is in the package; null writes none.</summary>
    public string? Observed { get; init; }
}

/// <param name="Files">Payload files.</param>
/// <param name="Bytes">Of the payload.</param>
public sealed record PackageSummary(int Entries, int Files, long Bytes);

/// <summary>Where a package is written to: one file after the other, each of a length known before.</summary>
public interface IPackageSink : IAsyncDisposable
{
    Task BeginAsync(string path, long length, CancellationToken cancellation);

    Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    Task EndAsync(CancellationToken cancellation);

    /// <summary>After the last file; without it what was written is not a package.</summary>
    Task FinishAsync(CancellationToken cancellation);
}
