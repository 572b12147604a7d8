namespace Truceline.Ledger;

/// <summary>Files that are finished and listed in a journal, but that no entry vouches for yet.</summary>
internal static class PendingCheck
{
    public static List<PendingFile> Read(string root, IEnumerable<string> files, Findings findings)
    {
        var pending = new List<PendingFile>();
        foreach (var file in files.Where(IsJournal))
        {
            try
            {
                if (PendingJournal.Parse(PlainFile.Read(Path.Combine(root, file))) is { } listed)
                {
                    pending.AddRange(listed);
                }
                else
                {
                    findings.Problem(file, "A line of the journal is damaged.");
                }
            }
            catch (Exception fault) when (StoreTrouble.Is(fault))
            {
                findings.Problem(file, $"It cannot be read ({fault.Message.TrimEnd('.')}).");
            }
        }

        return pending;
    }

    public static bool IsJournal(string file) => file.Split('/') is ["live", _, PendingJournal.FileName];

    public static void Run(string root, IEnumerable<PendingFile> pending, IReadOnlyDictionary<string, Body> bodies, Findings findings)
    {
        foreach (var file in pending.Where(file => !bodies.ContainsKey(file.Body.Path)))
        {
            if (Trouble(root, file.Body.Path, file.Body) is not { } trouble)
            {
                findings.Good(file.Body.Length);
            }
            else if (!File.Exists(Path.Combine(root, file.Body.Path)) && Trouble(root, file.Part, file.Body) is null)
            {
                findings.Note(file.Part, $"It is finished and on its way to {file.Body.Path}.");
            }
            else if (Trouble(root, file.Body.Path, file.Body) is not null)
            {
                findings.Problem(file.Body.Path, $"It is listed in a journal of live/. {trouble}");
            }
        }
    }

    private static string? Trouble(string root, string path, Body body) =>
        FileDigest.Trouble(Path.Combine(root, path), body.Length, body.Sha256);
}
