namespace Truceline.Ledger;

/// <summary>Collects what a check finds, from several threads; the first thousand problems are kept and the rest counted.</summary>
internal sealed class Findings
{
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly HashSet<FsckFinding> _problems = [];
    private readonly HashSet<FsckFinding> _notes = [];
    private long _more;
    private long _files;
    private long _bytes;

    public void Problem(string file, string sentence) => Add(_problems, new FsckFinding(file, sentence));

    public void Note(string file, string sentence) => Add(_notes, new FsckFinding(file, sentence));

    /// <summary>A file was hashed and is as it should be.</summary>
    public void Good(long bytes)
    {
        Interlocked.Increment(ref _files);
        Interlocked.Add(ref _bytes, bytes);
    }

    public FsckReport Report(Checkpoint? checkpoint, VerifierKey? key, long entries)
    {
        var problems = _problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ToList();
        if (_more > 0)
        {
            problems.Add(new FsckFinding(".", $"{_more} more are not shown."));
        }

        return new FsckReport(
            checkpoint, key?.Text, entries, _files, _bytes, problems, [.. _notes.OrderBy(note => note.File, StringComparer.Ordinal)]);
    }

    private void Add(HashSet<FsckFinding> findings, FsckFinding finding)
    {
        lock (_gate)
        {
            if (findings.Count < Most)
            {
                findings.Add(finding);
            }
            else
            {
                _more++;
            }
        }
    }
}
