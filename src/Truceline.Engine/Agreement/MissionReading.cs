using Truceline.Core.Agreement;

namespace Truceline.Engine.Agreement;

/// <summary>What came of reading a mission's files: the mission, or everything that is wrong with them.</summary>
public abstract record MissionReading
{
    /// <summary>Faults told at once; of more, the first.</summary>
    public const int MostFaults = 50;

    private MissionReading()
    {
    }

    /// <param name="Files">The files read, in ordinal order of path: what an adoption enters as bodies.</param>
    public sealed record Accepted(Mission Mission, IReadOnlyList<MissionFile> Files) : MissionReading;

    public sealed record Refused(IReadOnlyList<MissionFault> Faults) : MissionReading
    {
        /// <summary>One fault a line: file, line, reason.</summary>
        public override string ToString() => string.Join('\n', Faults);
    }
}

/// <param name="Path">Relative to the mission's folder, with forward slashes.</param>
/// <param name="Sha256">Lower hex.</param>
public sealed record MissionFile(string Path, ReadOnlyMemory<byte> Content, string Sha256);

/// <param name="Line">From 1; 0 where it is the file as a whole.</param>
public sealed record MissionFault(string File, int Line, string Reason)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Reason}" : $"{File}: {Reason}";
}

/// <summary>Collects what is wrong, up to a number that somebody can still read.</summary>
internal sealed class Faults
{
    private const int LongestReason = 300;
    private readonly List<MissionFault> _found = [];

    public IReadOnlyList<MissionFault> Found => _found;

    public bool Any => _found.Count > 0;

    public void Add(string file, int line, string reason)
    {
        if (_found.Count < MissionReading.MostFaults)
        {
            // A reason may quote the file, and the file may hold anything.
            _found.Add(new MissionFault(file, line, reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…"));
        }
    }
}
