using NodaTime;

namespace Truceline.Core.Sensors;

/// <summary>
/// How a source's clock stands against the centre's, and what the way takes. Neither can be told from the other by arrival alone: what
/// is received took some way, and the clock is ahead or behind. So the quickest packet of the last minutes is taken for the offset
/// (the minimum filter of NTP, RFC 5905 section 10): the clock is behind by at most that much, or ahead by at least that much; what
/// others took beyond it is delay.
/// </summary>
/// <param name="Offset">Greatest claimed minus received time of the last five to ten minutes; positive is ahead. Null where nothing was claimed.</param>
/// <param name="Delay">What the latest packet took beyond the quickest.</param>
public sealed record ClockOffset(Duration? Offset, Duration? Delay)
{
    /// <summary>More than this from one packet to the next is a jump of the clock, and what was measured before says nothing any more.</summary>
    public static readonly Duration Jump = Duration.FromSeconds(5);

    private static readonly Duration Span = Duration.FromMinutes(5);

    public static ClockOffset Unknown { get; } = new(null, null);

    private Duration Last { get; init; }

    private Duration Quickest { get; init; }

    private Duration? QuickestBefore { get; init; }

    private Instant Since { get; init; }

    /// <param name="claimed">By the source's clock.</param>
    /// <param name="received">By the centre's.</param>
    public ClockOffset With(Instant claimed, Instant received)
    {
        var ahead = claimed - received;
        var difference = ahead - Last;
        if (Offset is null || difference > Jump || difference < -Jump)
        {
            return new ClockOffset(ahead, Duration.Zero) { Last = ahead, Quickest = ahead, Since = received };
        }

        var turned = received - Since > Span;
        var quickest = turned ? ahead : Duration.Max(Quickest, ahead);
        var before = turned ? Quickest : QuickestBefore;
        var offset = before is { } older ? Duration.Max(quickest, older) : quickest;
        return new ClockOffset(offset, offset - ahead)
        {
            Last = ahead, Quickest = quickest, QuickestBefore = before, Since = turned ? received : Since,
        };
    }
}
