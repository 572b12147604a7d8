using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Core.Tests.Agreement;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Mandates;

/// <summary>Given drafts, when heads and host speak, then modalities take force. Documents are read from a book of the test's own.</summary>
internal sealed class ModalitiesScenario
{
    public const string First = "d-0000000000000001";
    public const string Second = "d-0000000000000002";
    public static readonly Instant Start = CaseScenario.Start;
    public static readonly Instant Tomorrow = Start + Duration.FromDays(1);
    public static readonly OwnWords Because = new("It is too short.", new string('c', 64));

    private readonly Dictionary<string, Modalities> _documents = new(StringComparer.Ordinal);

    public CaseScenario Log { get; } = new();

    public string A => Log.A;

    public string B => Log.B;

    public string? Refused => Log.Refused;

    public IReadOnlyList<ModalitiesView> Drafts => [.. Log.Rows.List<ModalitiesView>(RegisterKinds.Modalities)];

    /// <summary>The mission as it stands at the scenario's moment.</summary>
    public Mission Mission => Known.At(Log.Now);

    public Mission Known
    {
        get
        {
            var mission = TestMissions.OfDelegations() with { Id = CaseScenario.Mission };
            var agreed = Drafts.Where(view => view.Version is not null).OrderBy(view => view.Version)
                .Select(view => new ModalitiesVersion(view.Version!.Value, view.InForce, view.Draft, _documents[view.Document]));
            return mission with { Agreed = new([.. ModalitiesVersions.Starting(mission.Modalities).All, .. agreed]) };
        }
    }

    public ModalitiesView Draft(string id) => Log.Rows.Get<ModalitiesView>(RegisterKinds.Modalities, id).ShouldNotBeNull();

    public ModalitiesScenario After(Duration time)
    {
        Log.After(time);
        return this;
    }

    public ModalitiesScenario Drafts_(string by, Modalities modalities, Instant? from = null, string draft = First, string? signer = null)
    {
        var document = ModalitiesText.Write(modalities);
        _documents[document] = modalities;
        var head = Log.Head(signer ?? by);
        var at = from ?? Tomorrow;
        var signature = head.Sign(SignedTexts.Modalities(CaseScenario.Mission, draft, ModalitiesText.Digest(document), null, at, true));
        Log.When(new DraftModalities(draft, by, document, at, null, null, head.Public, signature, Log.Keys).Decide(Mission, Drafts, Log.Now));
        return this;
    }

    public ModalitiesScenario Agrees(string by, bool agreed = true, string draft = First, OwnWords? reason = null, string? over = null)
    {
        var head = Log.Head(by);
        var view = Log.Rows.Get<ModalitiesView>(RegisterKinds.Modalities, draft);
        var signature = view is null ? "" : head.Sign(SignedTexts.Modalities(CaseScenario.Mission, draft, over ?? view.Digest, view.Words, view.From, agreed));
        Log.When(new JudgeModalities(draft, by, agreed, reason ?? (agreed ? null : Because), head.Public, signature, Log.Keys).Decide(Mission, view, Log.Now));
        return this;
    }

    public ModalitiesScenario Host(bool approved = true, string draft = First)
    {
        Log.When(new ApproveModalities(draft, approved, approved ? null : Because).Decide(Mission, Log.Rows.Get<ModalitiesView>(RegisterKinds.Modalities, draft), Log.Now));
        return this;
    }

    public ModalitiesScenario Withdraws(string by, string draft = First)
    {
        Log.When(new WithdrawModalities(draft, by, Because).Decide(Log.Rows.Get<ModalitiesView>(RegisterKinds.Modalities, draft), Log.Now));
        return this;
    }

    /// <summary>Drafted, agreed to and approved at this moment.</summary>
    public ModalitiesScenario Consented(Modalities modalities, Instant? from = null, string draft = First) =>
        Drafts_(A, modalities, from, draft).Agrees(B, draft: draft).Host(draft: draft);
}
