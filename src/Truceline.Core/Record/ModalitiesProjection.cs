using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;

namespace Truceline.Core.Record;

public enum DraftState
{
    /// <summary>Somebody's consent is still to come.</summary>
    Open,

    /// <summary>Both heads and the host consented.</summary>
    Consented,
    Refused,
    Withdrawn,
}

/// <summary>Modalities as drafted, with who consented.</summary>
/// <param name="Document">The canonical text (docs/formats/modalities.md).</param>
/// <param name="Digest">SHA-256 of it, lower hex.</param>
/// <param name="Words">Salted digest of the words beside it; null where there are none.</param>
/// <param name="Consents">The drafting head's first.</param>
/// <param name="Version">The number that it has since all consented; null before.</param>
/// <param name="InForce">From when it is in force, before others take its place; null before all consented.</param>
public sealed record ModalitiesView(
    string Draft, long Index, string Delegation, string Document, string Digest, Instant From, string? Words, string? Language, Instant At,
    IReadOnlyList<ConsentView> Consents, DraftState State, int? Version, Instant? InForce)
{
    public const string Host = "host";

    /// <summary>Salted digest of why it was withdrawn; null where it was not.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>Of these delegations, those whose head has not agreed.</summary>
    public IReadOnlyList<string> Awaits(IEnumerable<string> delegations) =>
        [.. delegations.Where(id => !Consents.Any(consent => consent.By == id && consent is { Agreed: true, SignatureHolds: true }))];
}

/// <param name="By">A delegation, for its head, or <c>host</c>.</param>
/// <param name="Reason">Salted digest of free text.</param>
/// <param name="SignatureHolds">Under the head's key of the first entry; the host's consent rests on its session.</param>
public sealed record ConsentView(string By, bool Agreed, string? Reason, bool SignatureHolds, Instant At, long Index);

/// <summary>A sensor was replaced within the class approved for its source.</summary>
/// <param name="Words">Salted digest.</param>
public sealed record SensorReplacedView(string Source, string Class, string Delegation, string Words, int Modalities, Instant At, long Index);

internal static class ModalitiesProjection
{
    public static void Apply(EntryFacts entry, Statement statement, SignatureCheck verify, IRegisterRows rows)
    {
        if (MissionProjection.Of(rows) is not { } mission)
        {
            return;
        }

        switch (statement)
        {
            case Statement.ModalitiesDrafted made when Of(made.Draft, rows) is null:
                Draft(entry, made, mission, verify, rows);
                break;
            case Statement.ModalitiesJudged made when Of(made.Draft, rows) is { State: DraftState.Open } view && view.Consents.All(one => one.By != made.Delegation):
                var holds = mission.HeadKeyOf(made.Delegation) == made.HeadKey && made.Document == view.Digest && made.Words == view.Words && made.From == view.From
                    && verify.Holds(made.HeadKey, SignedTexts.Modalities(mission.Mission, made.Draft, made.Document, made.Words, made.From, made.Agreed), made.Signature);
                Put(rows, After(view, new(made.Delegation, made.Agreed, made.Reason, holds, made.At, entry.Index)) with
                {
                    State = made.Agreed || !holds ? DraftState.Open : DraftState.Refused,
                });
                break;
            case Statement.ModalitiesApproved made when Of(made.Draft, rows) is { State: DraftState.Open } view && view.Awaits(mission.Delegations).Count == 0:
                Put(rows, Approve(entry, made, view, rows));
                break;
            case Statement.ModalitiesWithdrawn made when Of(made.Draft, rows) is { State: DraftState.Open } view && view.Delegation == made.Delegation:
                Put(rows, view with { State = DraftState.Withdrawn, WithdrawnBecause = made.Reason });
                break;
            case Statement.SensorReplaced made:
                rows.Put(RegisterKinds.Replacement, $"{made.Source}/{entry.Index}", made.At, new SensorReplacedView(
                    made.Source, made.Class, made.Delegation, made.Words, made.Modalities, made.At, entry.Index));
                break;
            default:
                break;
        }
    }

    private static void Draft(EntryFacts entry, Statement.ModalitiesDrafted made, MissionView mission, SignatureCheck verify, IRegisterRows rows)
    {
        var digest = ModalitiesText.Digest(made.Document);
        var holds = mission.HeadKeyOf(made.Delegation) == made.HeadKey
            && verify.Holds(made.HeadKey, SignedTexts.Modalities(mission.Mission, made.Draft, digest, made.Words, made.From, true), made.Signature);
        Put(rows, new ModalitiesView(
            made.Draft, entry.Index, made.Delegation, made.Document, digest, made.From, made.Words, made.Language, made.At,
            [new(made.Delegation, true, null, holds, made.At, entry.Index)], DraftState.Open, null, null));
    }

    /// <summary>Whatever an entry says, nothing is in force before the moment of the last consent.</summary>
    private static ModalitiesView Approve(EntryFacts entry, Statement.ModalitiesApproved made, ModalitiesView view, IRegisterRows rows)
    {
        var consented = made is { Approved: true, InForce: not null };
        return After(view, new(ModalitiesView.Host, made.Approved, made.Reason, true, made.At, entry.Index)) with
        {
            State = consented ? DraftState.Consented : DraftState.Refused,
            Version = consented ? rows.List<ModalitiesView>(RegisterKinds.Modalities).Max(one => one.Version ?? ModalitiesVersions.First) + 1 : null,
            InForce = consented ? Instant.Max(made.InForce!.Value, made.At) : null,
        };
    }

    private static ModalitiesView After(ModalitiesView view, ConsentView consent) => view with { Consents = [.. view.Consents, consent] };

    private static ModalitiesView? Of(string draft, IRegisterRows rows) => rows.Get<ModalitiesView>(RegisterKinds.Modalities, draft);

    private static void Put(IRegisterRows rows, ModalitiesView view) => rows.Put(RegisterKinds.Modalities, view.Draft, view.At, view);
}
