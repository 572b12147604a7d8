using System.Text.Json.Serialization;
using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>
/// A case as its stream's entries tell it: what decisions are made on. Entries that do not fit (a second seal, a reveal
/// before the close) change nothing, so that a dishonest writer of the log gains nothing by them.
/// </summary>
/// <param name="Delegations">All of the mission's, in ordinal order; each has a seat in every round.</param>
/// <param name="OpenHash">RFC 6962 leaf hash of the entry that opened it, lower hex.</param>
public sealed record CaseFile(
    string Mission, IReadOnlyList<string> Delegations, string Number, long Index, string OpenHash,
    IReadOnlyList<string> Incidents, string By, string Reason, Instant OpenedAt, IReadOnlyList<Round> Rounds)
{
    /// <summary>The round that is open, or was last.</summary>
    [JsonIgnore]
    public Round Current => Rounds[^1];

    [JsonIgnore]
    public Stage Stage => Current.Stage;

    /// <summary>
    /// The round whose result stands: the last that both heads signed, so that neither delegation alone can take back by reopening what
    /// both have signed; else the last that came to a result; else the current one.
    /// </summary>
    [JsonIgnore]
    public Round Standing => Rounds.LastOrDefault(round => round.IsSigned) ?? Rounds.LastOrDefault(round => Finding.Of(this, round) is not null) ?? Current;

    public static CaseFile Open(EntryFacts entry, Statement.CaseOpened opened, string mission, IReadOnlyList<string> delegations)
    {
        string[] seats = [.. delegations.Order(StringComparer.Ordinal)];
        return new(mission, seats, opened.Case, entry.Index, entry.Leaf, opened.Incidents, opened.By, opened.Reason, opened.At,
            [Round.Open(1, new(opened.By, opened.Reason, opened.At, entry.Index, opened.Modalities, opened.FoundFrom), opened.AssessBy, seats)]);
    }

    /// <summary>The case after one more entry of its stream.</summary>
    /// <param name="holds">The signature that the statement carries holds, under a key that counted.</param>
    public CaseFile After(EntryFacts entry, Statement statement, bool holds) => statement switch
    {
        Statement.RoundOpened opened when opened.Round == Current.Number + 1 && Current.IsDecided(opened.At) =>
            this with { Rounds = [.. Rounds, Round.Open(opened.Round, new(opened.By, opened.Reason, opened.At, entry.Index, opened.Modalities, opened.FoundFrom), opened.AssessBy, Delegations)] },
        Statement.AssessmentCommitted made => In(made.Round, round => round.Seal(made, entry.Index, holds)),
        Statement.RoundClosed closed => In(closed.Round, round => round.Close(closed)),
        Statement.AssessmentRevealed shown => In(shown.Round, round => round.Reveal(shown, entry.Index, this)),
        Statement.RevealLapsed lapsed => In(lapsed.Round, round => round.Lapse(lapsed)),
        Statement.FindingJudged judged => In(judged.Round, round => round.Judge(judged, entry.Index, holds && IsTheFinding(judged))),
        _ => this,
    };

    /// <summary>What a seal of this delegation in this round commits to.</summary>
    public Commitment CommitmentOf(int round, string delegation, string reviewerKey, string salt, string form) =>
        new(Mission, OpenHash, round, delegation, reviewerKey, salt, form);

    private bool IsTheFinding(Statement.FindingJudged judged) =>
        Rounds.FirstOrDefault(round => round.Number == judged.Round) is { } round && Finding.Of(this, round)?.Digest == judged.Finding;

    private CaseFile In(int number, Func<Round, Round> change) =>
        this with { Rounds = [.. Rounds.Select(round => round.Number == number ? change(round) : round)] };
}
