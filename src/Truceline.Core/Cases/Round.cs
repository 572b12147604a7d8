using System.Text.Json.Serialization;
using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>One pass of sealing, opening and signing.</summary>
/// <param name="SignWithin">As its close says; null before it, and where the close says nothing.</param>
/// <param name="SignBy">Known once every seal is opened or has lapsed; null before, and where nothing waits for a signature.</param>
/// <param name="Seats">One for each delegation, in ordinal order.</param>
public sealed record Round(
    int Number, RoundOpening Opening, Instant AssessBy, Instant? ClosedAt, string? ClosedBecause, Instant? RevealBy, Duration? SignWithin,
    Instant? SignBy, IReadOnlyList<Seat> Seats)
{
    [JsonIgnore]
    public Stage Stage => this switch
    {
        { ClosedAt: null } => Stage.Assessing,
        _ when Seats.Any(seat => seat.State == SealState.Sealed) => Stage.Revealing,
        _ when Seats.All(seat => seat.State != SealState.Revealed) => Stage.Closed,
        _ when Seats.Any(seat => seat.Judgement is null) => Stage.Judging,
        _ => Stage.Closed,
    };

    [JsonIgnore]
    public bool AllSealed => Seats.All(seat => seat.State != SealState.NotSealed);

    [JsonIgnore]
    public bool IsSigned => Seats.All(seat => seat.Judgement is { Signed: true });

    /// <summary>The heads' time is over, and one of them has not spoken. Nothing is entered for that: anybody tells it from the clock.</summary>
    public bool IsSigningOver(Instant now) => Stage == Stage.Judging && SignBy is { } by && now > by;

    /// <summary>Nothing more can come of it.</summary>
    public bool IsDecided(Instant now) => Stage == Stage.Closed || IsSigningOver(now);

    public static Round Open(int number, RoundOpening opening, Instant assessBy, IEnumerable<string> delegations) =>
        new(number, opening, assessBy, null, null, null, null, null, [.. delegations.Select(id => new Seat(id, null, null, false, null))]);

    /// <summary>Null for a delegation that the mission does not have.</summary>
    public Seat? SeatOf(string delegation) => Seats.FirstOrDefault(seat => seat.Delegation == delegation);

    internal Round Seal(Statement.AssessmentCommitted made, long index, bool holds)
    {
        var seal = new SealView(made.ReviewerKey, made.Commitment, made.Signature, holds, made.At, index);
        return In(made.Delegation, seat => ClosedAt is null && seat.State == SealState.NotSealed ? seat with { Seal = seal } : seat);
    }

    internal Round Close(Statement.RoundClosed closed) =>
        ClosedAt is null ? this with { ClosedAt = closed.At, ClosedBecause = closed.Because, RevealBy = closed.RevealBy, SignWithin = closed.SignWithin } : this;

    internal Round Reveal(Statement.AssessmentRevealed shown, long index, CaseFile of)
    {
        return In(shown.Delegation, seat => ClosedAt is not null && seat.State == SealState.Sealed ? Opened(seat) : seat).Due(this, shown.At);

        Seat Opened(Seat seat) => seat with
        {
            Reveal = new(shown.Form, shown.Salt, Matches(seat.Seal!), shown.At, index),
        };

        bool Matches(SealView seal) =>
            CanonicalForm.Read(shown.Form) is not null &&
            of.CommitmentOf(Number, shown.Delegation, seal.ReviewerKey, shown.Salt, shown.Form).Compute() == seal.Commitment;
    }

    internal Round Lapse(Statement.RevealLapsed lapsed) =>
        In(lapsed.Delegation, seat => ClosedAt is not null && seat.State == SealState.Sealed ? seat with { Lapsed = true } : seat)
            .Due(this, lapsed.At);

    internal Round Judge(Statement.FindingJudged judged, long index, bool holds)
    {
        var judgement = new FindingJudgementView(judged.Delegation, judged.HeadKey, judged.Signed, judged.Signature, holds, judged.At, index);
        return In(judged.Delegation, seat => holds && Stage == Stage.Judging && !IsSigningOver(judged.At) && seat.Judgement is null ? seat with { Judgement = judgement } : seat);
    }

    /// <summary>The heads' time begins with the entry that brings the result before them.</summary>
    private Round Due(Round before, Instant at) =>
        before.Stage != Stage.Judging && Stage == Stage.Judging && SignWithin is { } within ? this with { SignBy = at + within } : this;

    private Round In(string delegation, Func<Seat, Seat> change) =>
        this with { Seats = [.. Seats.Select(seat => seat.Delegation == delegation ? change(seat) : seat)] };
}

/// <summary>Who had the case judged, for the first time or again, and why.</summary>
/// <param name="Index">The entry that says so.</param>
/// <param name="Modalities">The version by which it runs; null in records older than versions.</param>
/// <param name="FoundFrom">The lowest standard of proof at which an assessment that it occurred counts as found; null counts each.</param>
public sealed record RoundOpening(
    string By, string Reason, Instant At, long Index, int? Modalities = null, Agreement.StandardOfProof? FoundFrom = null);

/// <summary>One delegation's place in a round.</summary>
/// <param name="Seal">A seal whose signature does not hold is shown and counts for nothing.</param>
/// <param name="Reveal">One that does not match its seal is shown and counts for nothing.</param>
public sealed record Seat(string Delegation, SealView? Seal, RevealView? Reveal, bool Lapsed, FindingJudgementView? Judgement)
{
    [JsonIgnore]
    public SealState State => this switch
    {
        { Seal: not { SignatureHolds: true } } => SealState.NotSealed,
        { Reveal.Matches: true } => SealState.Revealed,
        { Lapsed: true } => SealState.SealedNotRevealed,
        _ => SealState.Sealed,
    };

    /// <summary>What it judged; null until it is opened and matches.</summary>
    [JsonIgnore]
    public AssessmentForm? Form => State == SealState.Revealed ? _read.Of(Reveal!.Form) : null;

    private readonly FormRead _read = new();

    /// <summary>A form is asked for again and again while a case is folded; the text that was read last is not read again.</summary>
    private sealed record FormRead
    {
        // One reference, so that several threads may ask.
        private Tuple<string, AssessmentForm?>? _last;

        // Whatever was read, two seats with the same members are equal.
        public bool Equals(FormRead? other) => other is not null;

        public override int GetHashCode() => 0;

        public AssessmentForm? Of(string text)
        {
            var last = _last;
            if (last is null || !ReferenceEquals(last.Item1, text))
            {
                _last = last = Tuple.Create(text, CanonicalForm.Read(text));
            }

            return last.Item2;
        }
    }
}
