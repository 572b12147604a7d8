using Truceline.Core.Record;

namespace Truceline.Core.Coverage;

/// <summary>What everybody together had of one stretch over a period; shares are of its points and of the period, 0 to 1.</summary>
/// <param name="Observed">Would have been noticed with at least <see cref="Noticing.Observed"/>.</param>
/// <param name="Degraded">With less, and at least <see cref="Noticing.Degraded"/>.</param>
/// <param name="Looked">Was in some picture or hearing at all.</param>
/// <param name="Probability">Share of the ground × share of the time × noticing: that an act at a place and time unknown within it would have been noticed.</param>
/// <param name="Sources">In ordinal order.</param>
/// <param name="Dark">Something in view was too dark for the camera that had it.</param>
/// <param name="Coarse">Something in view was too far from the camera that had it.</param>
public sealed record StretchSeen(
    int Number, double Observed, double Degraded, double Looked, double Probability, IReadOnlyList<string> Sources, bool Dark, bool Coarse);

/// <summary>When a source could have noticed anything of the ground, to two seconds.</summary>
public sealed record SourceSeeing(string Source, IReadOnlyList<WatchedSpan> When);
