using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Ledger;
using Truceline.Server.Access;
using Truceline.Server.Incidents;

namespace Truceline.Server.Cases;

/// <summary>What waits for a reviewer's seal.</summary>
/// <param name="Delegation">Of the key that asked.</param>
public sealed record ReviewerAnswer(string Mission, string Delegation, IReadOnlyList<WaitingCase> Waiting);

/// <param name="By">The delegation that had this round opened; in the first, the case.</param>
public sealed record WaitingCase(string Case, int Round, string By, string Reason, Instant OpenedAt, Instant AssessBy);

/// <summary>All that a seal binds, with the entries that show it, so that the client need not believe the server.</summary>
/// <param name="Checkpoint">The signed note in which every entry here is proven.</param>
/// <param name="Vkey">The log's public key, as the server names it.</param>
/// <param name="Incidents">Without the machine's attribution, as for every reader of this delegation before its seal.</param>
/// <param name="First">The first entry of the log: the mission and the heads' keys.</param>
/// <param name="Key">The entry that enrolled the reviewer's key.</param>
/// <param name="Opened">The entry that opened the case.</param>
/// <param name="Round">The entry that opened the round, where it is not the first.</param>
public sealed record CaseToSealAnswer(
    string Mission, string Delegation, string Vkey, string Checkpoint, CaseView File, IReadOnlyList<IncidentView> Incidents,
    ProvenEntry First, ProvenEntry Key, ProvenEntry Opened, ProvenEntry? Round);

/// <param name="Envelope">The leaf, base64.</param>
/// <param name="Proof">Inclusion proof, lower hex, from the leaf up.</param>
public sealed record ProvenEntry(long Index, string Envelope, IReadOnlyList<string> Proof);

/// <summary>What <c>truceline assess</c> reads with the reviewer's key alone, without an account.</summary>
public static class ReviewerEndpoints
{
    public static void MapReviewer(this IEndpointRouteBuilder app)
    {
        var reviewer = SigningReviewer.Require(
            app.MapGroup("/api/reviewer").WithTags("Cases").AllowAnonymous().RequireRateLimiting(AccessServices.SignedLimit));
        reviewer.MapGet("", (SigningReviewer? by, Centre centre) => new ReviewerAnswer(
            centre.Mission.Id, by!.Delegation, [.. Waiting(centre, by).Select(Line)]));
        reviewer.MapGet("/cases/{number}", (string number, SigningReviewer? by, Centre centre) =>
            Waiting(centre, by!).FirstOrDefault(file => file.Case == number) is { } file
                ? Results.Ok(Answer(centre, by!, file))
                : Refusals.NotFound("No case of that number waits for a seal of your delegation.")).Produces<CaseToSealAnswer>();
    }

    private static IEnumerable<CaseView> Waiting(Centre centre, SigningReviewer by) =>
        centre.Register.List<CaseView>(RegisterKinds.Case).Where(file => file.Stage == Stage.Assessing &&
            file.Rounds[^1].Delegations.Any(seat => seat.Delegation == by.Delegation && seat.State == SealState.NotSealed));

    private static WaitingCase Line(CaseView file)
    {
        var round = file.Rounds[^1];
        return new(file.Case, round.Round, round.Opening.By, round.Opening.Reason, round.Opening.At, round.AssessBy);
    }

    private static CaseToSealAnswer Answer(Centre centre, SigningReviewer by, CaseView file)
    {
        // The note is read once, and every proof is made for the tree that it signs.
        var note = centre.Log.LatestNote;
        var size = Checkpoint.TryParse(note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)], out var latest)
            ? latest.Size
            : throw new InvalidDataException("The published checkpoint is not of its form.");
        ProvenEntry Proven(long index) => new(
            index, Convert.ToBase64String(centre.Log.Read(index)!.Envelope.Span),
            [.. centre.Log.InclusionProof(index, size).Select(hash => hash.ToString())]);
        return new CaseToSealAnswer(
            centre.Mission.Id, by.Delegation, centre.Log.Key.Text, note, file,
            [.. file.Incidents.Select(id => centre.Register.Get<IncidentView>(RegisterKinds.Incident, id)).OfType<IncidentView>()
                .Select(incident => centre.AsSeenBy(by.Delegation, incident))],
            Proven(0), Proven(by.Key.Index), Proven(file.Index),
            file.Rounds is [_, .., var later] ? Proven(later.Opening.Index) : null);
    }
}
