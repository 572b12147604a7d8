using Truceline.Core.Agreement;
using System.Globalization;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Cases;

/// <summary>Given a log, when a command, then its statement is entered and folded, or it is refused. Time moves only when told.</summary>
internal sealed class CaseScenario
{
    public const string Mission = "karabakh";
    public const string Number = "KARABAKH-2026-0001";
    public const string IncidentId = "incident-1";

    public static readonly Instant Start = Instant.FromUtc(2026, 11, 22, 8, 0);

    private readonly Dictionary<string, (TestKey Head, TestKey Reviewer)> _keys;
    private readonly Projector _projector;
    private long _index;

    public CaseScenario(string first = "delegation-a", string second = "delegation-b", ClauseTest? test = null)
    {
        A = first;
        B = second;
        _keys = new() { [first] = (new(0x11), new(0x33)), [second] = (new(0x22), new(0x44)) };
        _projector = new(_ => test, TestKey.Verify);
        Enter(new Statement.MissionOpened(Mission, [new(A, Head(A).Public), new(B, Head(B).Public)], Demo: true));
        Enrol(A);
        Enrol(B);
    }

    public string A { get; }

    public string B { get; }

    public RegisterRowsInMemory Rows { get; } = new();

    public Instant Now { get; private set; } = Start;

    public string? Refused { get; private set; }

    public CaseFile File => Rows.Get<CaseFile>(RegisterKinds.CaseFile, Number)!;

    public CaseView Case => Rows.Get<CaseView>(RegisterKinds.Case, Number)!;

    public IncidentView Incident => Rows.Get<IncidentView>(RegisterKinds.Incident, IncidentId)!;

    public MissionView MissionView => Rows.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission)!;

    public KeyBook Keys => KeyBook.Of(Rows, TestKey.Verify)!;

    public TestKey Head(string delegation) => _keys[delegation].Head;

    public TestKey Reviewer(string delegation) => _keys[delegation].Reviewer;

    public static AssessmentForm Form(Occurrence occurred = Occurrence.Occurred, string? actor = "party-x") =>
        new(occurred, Act.CrossingByVehicle, "1b", null, actor, Intent.Undetermined, Severity.Minor, StandardOfProof.ReasonableGrounds, [IncidentId], null);

    public static Statement.IncidentRaised Raised(string id = IncidentId, Act act = Act.CrossingByVehicle, Instant? at = null) => new(
        id, "drone-1", "track-7", act, "zone-1", at ?? Start, at ?? Start,
        new(new(39.9512, 46.8034), new(12, 8, 40), "frame-centre"), new(new(39.9503, 46.8011), new(12, 8, 40), "frame-centre"),
        [new("line", 1, "party-x", 0.81, []), new("line", 1, null, 0.19, [])], [new("evidence/a.ts", new string('a', 64), 0, 90000)], new string('r', 64));

    public CaseScenario With(params Statement[] statements)
    {
        foreach (var statement in statements)
        {
            Enter(statement);
        }

        return this;
    }

    public CaseScenario Opened() => With(Raised()).When(new OpenCase(Number, [IncidentId], A, "A vehicle crossed.", CaseTerms.Default)
        .Decide(MissionView, id => Rows.Get<IncidentView>(RegisterKinds.Incident, id) is not null, Now));

    public CaseScenario After(Duration time)
    {
        Now += time;
        return this;
    }

    public CaseScenario Seals(string delegation, AssessmentForm? form = null) => When(Sealing(delegation, form ?? Form()));

    public CaseScenario Opens(string delegation, AssessmentForm? form = null) =>
        When(new RevealAssessment(delegation, CanonicalForm.Write(form ?? Form()), Salt(delegation), null, null));

    public CaseScenario Reopens(string delegation, string reason = "A second camera was found.") =>
        When(new OpenRound(delegation, reason, CaseTerms.Default));

    /// <summary>The case as it reads at this moment.</summary>
    public CaseView AsRead => Case.AsOf(Now);

    public CaseScenario Signs(string delegation, bool signed = true) => When(Judging(delegation, signed));

    /// <summary>What time itself asks for.</summary>
    public CaseScenario Ticks() => With([.. CaseClock.Due(File, CaseTerms.Default, Now)]);

    public CaseScenario When(ICaseCommand command) => When(command.Decide(File, Now));

    public CaseScenario When(Decision<Statement> decision)
    {
        Refused = (decision as Decision<Statement>.Refused)?.Sentence;
        return decision is Decision<Statement>.Accepted accepted ? With(accepted.Value) : this;
    }

    public CommitAssessment Sealing(string delegation, AssessmentForm form)
    {
        var key = Reviewer(delegation);
        var round = File.Current.Number;
        var commitment = File.CommitmentOf(round, delegation, key.Public, Salt(delegation), CanonicalForm.Write(form)).Compute()!;
        return new(delegation, key.Public, commitment, key.Sign(SignedTexts.Commitment(Mission, Number, round, delegation, commitment)), Keys);
    }

    public JudgeFinding Judging(string delegation, bool signed)
    {
        var digest = Finding.Of(File, File.Current)?.Digest ?? new string('0', 64);
        return new(delegation, Head(delegation).Public, digest, signed, Head(delegation).Sign(SignedTexts.Finding(Mission, Number, File.Current.Number, digest, signed)), Keys);
    }

    /// <summary>Salts differ by seat, not by name, so that two worlds with swapped names can be compared.</summary>
    public string Salt(string delegation) => new(delegation == A ? 'a' : 'b', 64);

    private void Enrol(string delegation)
    {
        var key = Reviewer(delegation).Public;
        Enter(new Statement.KeyEnrolled(
            delegation, KeyRoles.Reviewer, key, Head(delegation).Sign(SignedTexts.Key(Mission, delegation, KeyRoles.Reviewer, key)), Now));
    }

    private void Enter(Statement statement)
    {
        var leaf = _index.ToString("x64", CultureInfo.InvariantCulture);
        _projector.Apply(new(_index++, Now, leaf, []), statement, Rows);
    }
}
