using Truceline.Core.Marks;

namespace Truceline.Core.Record;

/// <summary>What a person's mark says beyond the incident that it is.</summary>
/// <param name="Delegation">Whose mark it is.</param>
/// <param name="Note">Salted digest of the note; null where there is none.</param>
/// <param name="Ground">What it was placed on; null where the place is guarded.</param>
/// <param name="FellOn">For an impact: on whose area it fell. It counts towards nobody's responsibility.</param>
/// <param name="Because">Why it stands no more, in the words of its delegation; null while it stands.</param>
/// <param name="Entries">Every entry that made or changed it.</param>
/// <param name="Into">The incident that it was joined into.</param>
/// <param name="Parts">The incidents that it was split into.</param>
/// <param name="PartOf">The mark that was split into this and others.</param>
public sealed record MarkView(
    string Delegation, string Role, ReportedCount Count, string? Note, long Pts, MarkedPixel Pixel, MarkedGround? Ground,
    IReadOnlyList<AttributionShare> FellOn, MarkStanding Standing, string? Because, IReadOnlyList<long> Entries,
    string? Into, IReadOnlyList<string> Parts, string? PartOf);

public enum MarkStanding
{
    Stands,
    Withdrawn,
    Joined,
    Split,
}
