using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Agreement;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Mandates;

/// <param name="Text">YAML with the keys of docs/formats/modalities.md.</param>
public sealed record ModalitiesAsWritten(string Text);

/// <param name="Document">The canonical text, which a head signs; null where anything is wrong.</param>
/// <param name="Digest">SHA-256 of it, lower hex.</param>
public sealed record CheckedModalities(string? Document, string? Digest, IReadOnlyList<MissionFault> Faults);

/// <param name="Draft"><c>d-</c> and 16 hex digits, chosen by the caller: the signature names it.</param>
/// <param name="Words">The part that no program reads; with its salt and language, or none of the three.</param>
/// <param name="Signature">By the head's key, over the message of docs/formats/modalities.md.</param>
public sealed record DraftForm(
    string Draft, string Text, Instant From, string HeadKey, string Signature, string Command, string? Words = null, string? WordsSalt = null, string? Language = null);

public sealed record AgreementForm(bool Agreed, string HeadKey, string Signature, string Command, string? Reason = null, string? ReasonSalt = null);

public sealed record ApprovalForm(bool Approved, string Command, string? Reason = null, string? ReasonSalt = null);

public sealed record WithdrawalForm(string Reason, string ReasonSalt, string Command);

public sealed record ReplacementForm(string Class, string Words, string WordsSalt, string Command);

/// <param name="From">Null for those that the mission starts with.</param>
public sealed record VersionAnswer(int Number, Instant? From, string? Draft, string Document);

/// <param name="Words">Null where there are none, or where they were taken away.</param>
/// <param name="Reasons">Of the consents, in their order.</param>
/// <param name="Awaits">Whose consent is still to come: delegations, then <c>host</c>.</param>
public sealed record DraftAnswer(ModalitiesView Draft, string? Words, IReadOnlyList<string?> Reasons, string? Withdrawn, IReadOnlyList<string> Awaits);

public sealed record ReplacementAnswer(SensorReplacedView Replacement, string? Words);

/// <summary>Of whom a delegation took the right to sign.</summary>
public sealed record RevokedKeyAnswer(string PublicKey, string Delegation, string Role, Instant At);

/// <param name="InForce">Number of the version in force.</param>
/// <param name="Revoked">Keys taken back, and <paramref name="Replacements"/> of sensors: what needs notice only.</param>
public sealed record ModalitiesAnswer(
    Instant Now, string TimeZone, int InForce, IReadOnlyList<VersionAnswer> Versions, IReadOnlyList<DraftAnswer> Drafts,
    IReadOnlyList<ReplacementAnswer> Replacements, IReadOnlyList<RevokedKeyAnswer> Revoked);

/// <summary>The working procedures: which are in force, what is drafted, who has consented.</summary>
public static class ModalitiesEndpoints
{
    /// <summary>Drafts and replacements shown; the log holds all.</summary>
    private const int Most = 200;

    public static void MapModalities(this IEndpointRouteBuilder app)
    {
        var modalities = app.MapGroup("/api/modalities").WithTags("Mandate").WaitingForMinIndex();
        modalities.MapGet("", (Centre centre) => Answer(centre)).For(Deed.ReadMandate).Produces<ModalitiesAnswer>();
        modalities.MapPost("/check", (ModalitiesAsWritten form, Centre centre) => Check(form, centre)).For(Deed.ReadMandate).Produces<CheckedModalities>();
        modalities.MapPost("", (DraftForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.DraftModalities(
                Id(caller, form.Command), caller.Delegation!, form.Draft, form.Text, form.From, Words(form.Words, form.WordsSalt), form.Language, form.HeadKey,
                form.Signature), cancellation)).For(Deed.DraftModalities).IsCommand();
        modalities.MapPost("/{draft}/judgements", (string draft, AgreementForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.JudgeModalities(
                Id(caller, form.Command), caller.Delegation!, draft, form.Agreed, Words(form.Reason, form.ReasonSalt), form.HeadKey, form.Signature), cancellation))
            .For(Deed.JudgeModalities).IsCommand();
        modalities.MapPost("/{draft}/withdrawal", (string draft, WithdrawalForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.WithdrawModalities(Id(caller, form.Command), caller.Delegation!, draft, new OwnWords(form.Reason, form.ReasonSalt)), cancellation))
            .For(Deed.JudgeModalities).IsCommand();
        modalities.MapPost("/{draft}/approval", (string draft, ApprovalForm form, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.ApproveModalities(
                Commands.Id(ModalitiesView.Host, form.Command), draft, form.Approved, Words(form.Reason, form.ReasonSalt)), cancellation))
            .For(Deed.ApproveModalities).IsCommand();
        app.MapGroup("/api/sources").WithTags("Mandate").MapPost(
            "/{id}/replacement", (string id, ReplacementForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
                new CentreCommand.ReplaceSensor(
                    Id(caller, form.Command), new Watchkeeper(caller.Delegation!, Kebab.Of(caller.Role)), id, form.Class, new OwnWords(form.Words, form.WordsSalt)),
                cancellation)).For(Deed.ReplaceSensor).IsCommand();
    }

    private static IResult Check(ModalitiesAsWritten form, Centre centre)
    {
        var read = ModalitiesReader.Read(form.Text, centre.Mission);
        return Results.Ok(new CheckedModalities(read.Document, read.Document is { } text ? ModalitiesText.Digest(text) : null, read.Faults));
    }

    private static ModalitiesAnswer Answer(Centre centre)
    {
        var mission = centre.Mission;
        var versions = (mission.Agreed ?? ModalitiesVersions.Starting(mission.Modalities)).All;
        return new(
            centre.Now, mission.TimeZone.Id, mission.ModalitiesVersion,
            [.. versions.Select(version => new VersionAnswer(version.Number, version.From, version.Draft, ModalitiesText.Write(version.Modalities)))],
            [.. centre.Register.List<ModalitiesView>(RegisterKinds.Modalities).Reverse().Take(Most).Select(draft => Draft(centre, mission, draft))],
            [.. centre.Register.List<SensorReplacedView>(RegisterKinds.Replacement).Reverse().Take(Most)
                .Select(one => new ReplacementAnswer(one, centre.TextOf(one.Words)))],
            [.. centre.Register.List<KeyView>(RegisterKinds.Key).Where(key => key.RevokedAt is not null).OrderByDescending(key => key.RevokedAt).Take(Most)
                .Select(key => new RevokedKeyAnswer(key.PublicKey, key.Delegation, key.Role, key.RevokedAt!.Value))]);
    }

    private static DraftAnswer Draft(Centre centre, Core.Agreement.Mission mission, ModalitiesView draft)
    {
        string[] awaits = draft.State == DraftState.Open
            ? [.. draft.Awaits(mission.Delegations.Select(delegation => delegation.Id)), ModalitiesView.Host]
            : [];
        return new(
            draft, Text(centre, draft.Words), [.. draft.Consents.Select(consent => Text(centre, consent.Reason))], Text(centre, draft.WithdrawnBecause), awaits);
    }

    private static string Id(Caller caller, string command) => Commands.Id(caller.Delegation!, command);

    private static OwnWords? Words(string? text, string? salt) => text is null ? null : new OwnWords(text, salt ?? "");

    private static string? Text(Centre centre, string? digest) => digest is null ? null : centre.TextOf(digest);
}
