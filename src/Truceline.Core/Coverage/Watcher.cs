using NodaTime;

namespace Truceline.Core.Coverage;

/// <summary>What one source had of stretches of ground over a period.</summary>
internal sealed class Watcher(int moments, int stretches)
{
    [Flags]
    internal enum Sight
    {
        None = 0,
        Any = 1,

        /// <summary>Seen, and too dark for its camera.</summary>
        Dark = 2,

        /// <summary>Seen, and from too far.</summary>
        Coarse = 4,
    }

    /// <summary>Those in which it could have noticed anything.</summary>
    public bool[] Moments { get; } = new bool[moments];

    public Sight[] Sights { get; } = new Sight[stretches];

    public SourceSeeing Told(string source, Interval period)
    {
        var spans = new List<Interval>();
        for (var i = 0; i < Moments.Length; i++)
        {
            if (!Moments[i])
            {
                continue;
            }

            var (from, to) = (period.Start + (SightFold.Moment * i), Instant.Min(period.End, period.Start + (SightFold.Moment * (i + 1))));
            if (i > 0 && Moments[i - 1])
            {
                spans[^1] = new Interval(spans[^1].Start, to);
            }
            else
            {
                spans.Add(new Interval(from, to));
            }
        }

        return new SourceSeeing(source, [.. spans.Select(span => new Record.WatchedSpan(span.Start, span.End))]);
    }
}
