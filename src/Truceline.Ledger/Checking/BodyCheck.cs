namespace Truceline.Ledger;

/// <summary>Hashes every file that an entry vouches for, several at once.</summary>
internal static class BodyCheck
{
    public static void Run(string root, IReadOnlyDictionary<string, Body> bodies, Findings findings, CancellationToken cancellation) =>
        Parallel.ForEach(bodies.Values, new ParallelOptions { CancellationToken = cancellation }, body =>
        {
            if (FileDigest.Trouble(Path.Combine(root, body.Path), body.Length, body.Sha256) is { } trouble)
            {
                findings.Problem(body.Path, trouble);
            }
            else
            {
                findings.Good(body.Length);
            }
        });
}
