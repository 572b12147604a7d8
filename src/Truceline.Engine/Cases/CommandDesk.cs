using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine.Bulletins;
using Truceline.Engine.Cards;
using Truceline.Engine.Claims;
using Truceline.Engine.Impediments;
using Truceline.Engine.Mandates;
using Truceline.Engine.Marks;
using Truceline.Engine.Notices;
using Truceline.Engine.People;
using Truceline.Engine.Posts;
using Truceline.Engine.Record;
using Truceline.Engine.Reports;
using Truceline.Engine.Sensors;
using Truceline.Engine.Shifts;
using Truceline.Ledger;

namespace Truceline.Engine.Cases;

/// <summary>
/// Takes a command through its steps: was it entered before; how do things stand; what does the core decide; enter it at the very
/// version it was decided on, or look again. A refusal is an answer.
/// </summary>
/// <param name="lapsed">Why a command is refused for want of a mandate; null where it is not.</param>
internal sealed class CommandDesk(
    Registrar registrar, Register.Register register, LogReader log, BulletinDesk bulletins, MarkDesk marks, AlarmDesk alarms, CardDesk cards, IReadOnlyList<IDesk> desks,
    KeptFiles kept, Func<CaseTerms> terms, Func<CentreCommand, string?> lapsed, TimeProvider clock)
{
    private const int Attempts = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public async Task<CommandAnswer> SubmitAsync(CentreCommand command, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryAsync(command, cancellation).ConfigureAwait(false) is { } answer)
            {
                return answer;
            }
        }

        return new CommandAnswer.Refused("Others were writing at the same time; ask again.");
    }

    /// <summary>Enters what is due in a case: the close of a round, the lapse of a reveal.</summary>
    public async Task LookAtTheClockAsync(string number, CancellationToken cancellation)
    {
        await CatchUpAsync(cancellation).ConfigureAwait(false);
        while (FileOf(number) is { } file && CaseClock.Due(file, terms(), Now) is [var due, ..])
        {
            var command = $"due/{number}/{file.Current.Number}/{StatementJson.KindOf(due)}" + (due is Statement.RevealLapsed lapsed ? "/" + lapsed.Delegation : "");
            var entered = await registrar.EnterAsync(due, $"case/{number}", null, command, Now, [], [], cancellation).ConfigureAwait(false);
            if (entered is not AppendResult.Sequenced)
            {
                return;
            }

            await CatchUpAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task<CommandAnswer?> TryAsync(CentreCommand command, CancellationToken cancellation)
    {
        await CatchUpAsync(cancellation).ConfigureAwait(false);
        if (MissionOf() is not { } mission)
        {
            return new CommandAnswer.Refused("The mission is not open.");
        }

        var (version, before) = registrar.Standing(StepOf(command, mission).Stream, command.Command);
        if (before is { } index)
        {
            return new CommandAnswer.Entered(index);
        }

        if (lapsed(command) is { } refusal)
        {
            return new CommandAnswer.Refused(refusal);
        }

        // What the version counts is folded before it is decided on.
        await CatchUpAsync(cancellation).ConfigureAwait(false);
        return await DecideAsync(command, StepOf(command, mission), mission, version, cancellation).ConfigureAwait(false);
    }

    private async Task<CommandAnswer?> DecideAsync(
        CentreCommand command, Step step, MissionView mission, long version, CancellationToken cancellation)
    {
        var decision = step.Decide();
        if (decision is Decision<Statement>.Refused no)
        {
            return new CommandAnswer.Refused(no.Sentence);
        }

        var statement = ((Decision<Statement>.Accepted)decision).Value;
        var files = step.Files?.Invoke() ?? [];
        var bodies = kept.Place(files);
        var result = await registrar.EnterAsync(
            statement, step.Stream, version, command.Command, Now, bodies, Endorsements.Of(statement, mission), cancellation).ConfigureAwait(false);
        kept.Settle(files, result);
        switch (result)
        {
            case AppendResult.Conflict:
                return null;
            case AppendResult.Refused refused:
                return new CommandAnswer.Refused(refused.Reason);
            case AppendResult.Repeated before:
                return new CommandAnswer.Entered(before.Index);
            default:
                if (CaseOf(command) is { } number)
                {
                    await LookAtTheClockAsync(number, cancellation).ConfigureAwait(false);
                }

                return new CommandAnswer.Entered(((AppendResult.Sequenced)result).Index);
        }
    }

    private Step StepOf(CentreCommand command, MissionView mission) => command switch
    {
        CentreCommand.OpenCase open => OpenCaseStep(open, mission),
        CentreCommand.OpenRound open => CaseStep(open.Case, new OpenRound(open.By, open.Reason, terms())),
        CentreCommand.CommitAssessment made => CaseStep(made.Case, new CommitAssessment(made.By, made.ReviewerKey, made.Commitment, made.Signature, Keys(mission))),
        CentreCommand.RevealAssessment shown => CaseStep(shown.Case, new RevealAssessment(shown.By, shown.Form, shown.Salt, shown.Text, shown.TextSalt),
            () => KeptFile.OfText(shown.Text, shown.TextSalt)),
        CentreCommand.JudgeFinding judged => CaseStep(judged.Case, new JudgeFinding(judged.By, judged.HeadKey, judged.Finding, judged.Signed, judged.Signature, Keys(mission))),
        CentreCommand.EnrolKey enrol => new Step("keys", () => new EnrolKey(enrol.Delegation, enrol.Role, enrol.PublicKey, enrol.Countersignature).Decide(mission, Keys(mission), Now)),
        CentreCommand.RevokeKey revoke => new Step("keys", () => new RevokeKey(revoke.Delegation, revoke.PublicKey, revoke.By).Decide(Keys(mission), Now)),
        CentreCommand.MarkIncident mark => marks.Mark(mark, Now),
        CentreCommand.WithdrawMark withdraw => marks.Change(withdraw, Now),
        CentreCommand.JoinMarks join => marks.Change(join, Now),
        CentreCommand.SplitMark split => marks.Change(split, Now),
        CentreCommand.AcknowledgeAlarm acknowledge => alarms.Acknowledge(acknowledge, Now),
        CentreCommand.ShelveAlarm shelve => alarms.Shelve(shelve, Now),
        CentreCommand.ResumeAlarm resume => alarms.Resume(resume, Now),
        CentreCommand.SnoozeCard snooze => cards.Snooze(snooze, Now),
        CentreCommand.IssueBulletin issue => bulletins.Issue(issue, Now),
        CentreCommand.JudgeBulletin judged => bulletins.Judge(judged, Keys(mission), mission, Now),
        _ => desks.Select(desk => desk.StepOf(command, Now)).FirstOrDefault(step => step is not null) ?? new Step("mission", () => Decision.Refuse("The centre does not know that command.")),
    };

    private Step OpenCaseStep(CentreCommand.OpenCase open, MissionView mission)
    {
        var number = CaseNumber.Next(mission.Mission, Now.InUtc().Year, register.Ids(RegisterKinds.Case));
        bool Known(string id) => register.Get<IncidentView>(RegisterKinds.Incident, id) is not null || register.Get<ComplaintView>(RegisterKinds.Complaint, id) is not null
            || register.Get<ImpedimentView>(RegisterKinds.Impediment, id) is not null;
        return new Step($"case/{number}", () => new OpenCase(number, open.Incidents, open.By, open.Reason, terms()).Decide(mission, Known, Now));
    }

    private Step CaseStep(string number, ICaseCommand command, Func<IReadOnlyList<KeptFile>>? files = null)
    {
        var file = Identifier.IsValid(number.ToLowerInvariant()) ? FileOf(number) : null;
        return file is null
            ? new Step("mission", () => Decision.Refuse("There is no case of that number."))
            : new Step($"case/{number}", () => command.Decide(file, Now), files);
    }

    private KeyBook Keys(MissionView mission) =>
        new(key => register.Get<KeyView>(RegisterKinds.Key, key), mission.HeadKeyOf, Ed25519.Verify);

    private MissionView? MissionOf() => register.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission);

    private CaseFile? FileOf(string number) => register.Get<CaseFile>(RegisterKinds.CaseFile, number);

    private static string? CaseOf(CentreCommand command) => command switch
    {
        CentreCommand.OpenRound opened => opened.Case,
        CentreCommand.CommitAssessment made => made.Case,
        CentreCommand.RevealAssessment shown => shown.Case,
        CentreCommand.JudgeFinding judged => judged.Case,
        _ => null,
    };

    /// <summary>Everything that is published is folded before anything is decided on it.</summary>
    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        var size = log.Latest.Size;
        if (!await register.WaitForAsync(size - 1, Patience, clock, cancellation).ConfigureAwait(false))
        {
            await register.CatchUpAsync(cancellation).ConfigureAwait(false);
        }
    }
}

/// <summary>A command on its way: where its entry goes, what the core says, and the files that are kept before it is entered.</summary>
internal sealed record Step(string Stream, Func<Decision<Statement>> Decide, Func<IReadOnlyList<KeptFile>>? Files = null);
