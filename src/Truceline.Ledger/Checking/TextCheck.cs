namespace Truceline.Ledger;

/// <summary>
/// Free texts lie in <c>texts/</c>, each under its own digest, and are referred to by it in a statement. A text may have
/// been redacted, so a digest without its text is no problem.
/// </summary>
internal static class TextCheck
{
    private const string Folder = "texts/";

    /// <summary>Digests of the texts that are there.</summary>
    public static HashSet<string> Digests(IEnumerable<string> files) =>
        files.Where(IsText).Select(file => file[Folder.Length..]).ToHashSet();

    public static bool IsText(string file) =>
        file.StartsWith(Folder, StringComparison.Ordinal) && Hash.TryParseHex(file.AsSpan(Folder.Length), out _);

    public static bool IsReferredTo(string file, IReadOnlySet<string> referredTo) => IsText(file) && referredTo.Contains(file[Folder.Length..]);

    /// <summary>Those of the digests that stand in a statement, also inside a string of it.</summary>
    public static List<string> ReferredTo(ReadOnlySpan<byte> statement, HashSet<string> digests)
    {
        var found = new List<string>();
        var run = 0;
        for (var i = 0; i <= statement.Length; i++)
        {
            if (i < statement.Length && statement[i] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f'))
            {
                run++;
                continue;
            }

            if (run == 2 * Hash.Size && System.Text.Encoding.ASCII.GetString(statement.Slice(i - run, run)) is var digest && digests.Contains(digest))
            {
                found.Add(digest);
            }

            run = 0;
            if (i + 1 < statement.Length && statement[i] == '\\' && statement[i + 1] == 'u')
            {
                // The digits of an escape (a quotation mark within a string) belong to no digest.
                i += 5;
            }
        }

        return found;
    }

    public static void Run(string root, IEnumerable<string> files, IReadOnlySet<string> referredTo, Findings findings)
    {
        foreach (var file in files.Where(IsText))
        {
            var info = new FileInfo(Path.Combine(root, file));
            if (Hash.TryParseHex(file.AsSpan(Folder.Length), out var digest)
                && FileDigest.Trouble(info.FullName, info.Exists ? info.Length : 0, digest) is { } trouble)
            {
                findings.Problem(file, trouble);
            }
            else if (referredTo.Contains(file[Folder.Length..]))
            {
                findings.Good(info.Length);
            }
        }
    }
}
