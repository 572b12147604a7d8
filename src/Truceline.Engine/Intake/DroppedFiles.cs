using System.Security.Cryptography;

namespace Truceline.Engine.Intake;

/// <summary>
/// Files dropped into a folder: each is taken once, when it has stopped growing, and left where it lies. Looked for once a second; links,
/// hidden files and folders inside are passed over.
/// </summary>
/// <param name="say">Told, in a sentence, what is waited for and what is not taken.</param>
internal sealed class DroppedFiles(string folder, TimeProvider clock, TakenFiles taken, Action<string> say)
{
    private const int MostFiles = 10_000;
    private const int LongestName = 200;
    private const long LargestFile = 1L << 36;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(2);
    private static readonly string[] Videos = [".ts", ".m2ts", ".mts", ".mpegts"];

    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <param name="Settled">Taken or refused as it stands; a file that changes is looked at again.</param>
    private sealed record Seen(long Length, DateTime Written, DateTimeOffset Since, bool Settled);

    /// <param name="record">Records one file to its end.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public async Task RunAsync(Func<ISource, CancellationToken, Task> record, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Look, clock);
        say($"Waiting for files in {folder}.");
        do
        {
            foreach (var file in Waiting())
            {
                await TakeAsync(file, record, cancellation).ConfigureAwait(false);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>Files that have not changed for a while, a video before the subtitle beside it.</summary>
    private List<FileInfo> Waiting()
    {
        if (!Directory.Exists(folder))
        {
            throw new IOException($"There is no folder {folder}");
        }

        var now = clock.GetUtcNow();
        var ready = new List<FileInfo>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.Name[0] != '.' && !file.Attributes.HasFlag(FileAttributes.ReparsePoint)).Take(MostFiles))
        {
            names.Add(file.Name);
            var before = _seen.GetValueOrDefault(file.Name);
            if (before is null || before.Length != file.Length || before.Written != file.LastWriteTimeUtc)
            {
                _seen[file.Name] = new Seen(file.Length, file.LastWriteTimeUtc, now, false);
            }
            else if (!before.Settled && now - before.Since >= Still)
            {
                ready.Add(file);
            }
        }

        foreach (var gone in _seen.Keys.Where(name => !names.Contains(name)).ToList())
        {
            _seen.Remove(gone);
        }

        return [.. ready.OrderBy(file => Path.GetFileNameWithoutExtension(file.Name), StringComparer.Ordinal).ThenBy(IsSubtitle).ThenBy(file => file.Name, StringComparer.Ordinal)];
    }

    private async Task TakeAsync(FileInfo file, Func<ISource, CancellationToken, Task> record, CancellationToken cancellation)
    {
        if (Refusal(file) is { } refusal)
        {
            Settle(file, refusal);
            return;
        }

        var digest = await DigestAsync(file, cancellation).ConfigureAwait(false);
        if (taken.OfBytes(digest) is { } before)
        {
            Settle(file, $"{file.Name} holds the same bytes as {before.Name}, taken at {before.From}; it is not taken again.");
            return;
        }

        var remark = taken.HasName(file.Name) ? $"A file of this name was taken before, with other bytes." : null;
        using var tally = new FileTally(file.FullName, clock);
        await record(tally, cancellation).ConfigureAwait(false);
        if (tally.Sha256 != digest)
        {
            remark = "The file changed while it was read; what was read is recorded.";
        }

        await taken.EnterAsync(file.Name, tally.Length, tally.Sha256, tally.From, tally.To, remark, cancellation).ConfigureAwait(false);
        Settle(file, $"{file.Name} is recorded.{(remark is null ? "" : $" {remark}")} Waiting for files in {folder}.");
    }

    private void Settle(FileInfo file, string sentence)
    {
        _seen[file.Name] = _seen[file.Name] with { Settled = true };
        say(sentence);
    }

    private static string? Refusal(FileInfo file) => file switch
    {
        { Name.Length: > LongestName } => "A file's name is longer than 200 characters; it is not taken.",
        _ when file.Name.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format) =>
            "A file's name holds characters that cannot be printed; it is not taken.",
        { Length: 0 } => $"{file.Name} is empty; it is not taken.",
        { Length: > LargestFile } => $"{file.Name} is larger than 64 GiB; it is not taken.",
        _ when IsSubtitle(file) || Videos.Contains(file.Extension.ToLowerInvariant()) => null,
        _ => $"{file.Name} is neither a transport stream (.ts, .m2ts, .mts) nor DJI telemetry (.srt); it is left where it lies.",
    };

    private static bool IsSubtitle(FileInfo file) => file.Extension.Equals(".srt", StringComparison.OrdinalIgnoreCase);

    private static async Task<string> DigestAsync(FileInfo file, CancellationToken cancellation)
    {
        await using var bytes = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 17, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation).ConfigureAwait(false));
    }
}
