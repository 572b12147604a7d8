using NodaTime;

namespace Truceline.Engine.Recording;

/// <summary>A stretch of received time that is recorded without a break.</summary>
public sealed record RecordedSpan(Instant From, Instant To, RecordedState State)
{
    /// <summary>Received time between two pieces that still counts as one stretch: containers are cut between pictures.</summary>
    private static readonly Duration Seam = Duration.FromSeconds(1);

    /// <summary>Pieces of one source, in order, as stretches within a span of time; one stretch holds one state.</summary>
    public static IReadOnlyList<RecordedSpan> Of(IEnumerable<RecordedPiece> pieces, Instant from, Instant to)
    {
        var spans = new List<RecordedSpan>();
        foreach (var piece in pieces)
        {
            var (begun, ended) = (Instant.Max(piece.Segment.ReceivedFrom, from), Instant.Min(piece.Segment.ReceivedTo, to));
            if (begun > ended)
            {
                continue;
            }

            if (spans.Count > 0 && spans[^1] is var last && begun - last.To <= Seam)
            {
                if (last.State == piece.State)
                {
                    spans[^1] = last with { To = Instant.Max(last.To, ended) };
                    continue;
                }

                // Without a hole between what is entered and what is not yet.
                begun = Instant.Min(last.To, ended);
            }

            spans.Add(new RecordedSpan(begun, ended, piece.State));
        }

        return spans;
    }
}
