using System.Collections.Frozen;
using Truceline.Core.Cases;

namespace Truceline.Core.Mandates;

/// <summary>Someone with a session.</summary>
/// <param name="Delegation">Null for roles that belong to none.</param>
public sealed record Person(string Name, Role Role, string? Delegation);

/// <summary>Who may do what: the one table. What is not in it is refused.</summary>
public static class Mandate
{
    private static readonly Deed[] Reading =
        [Deed.ReadHealth, Deed.WatchLive, Deed.ReadRecord, Deed.ReadEvidence, Deed.ReadEntries, Deed.ReadCases, Deed.ReadDraftBulletins, Deed.ReadComplaints, Deed.ReadNotices, Deed.ReadMandate,
        Deed.ReadPosts, Deed.ReadStrengths, Deed.ReadStaffing, Deed.ReadOutside];

    private static readonly FrozenDictionary<Role, FrozenSet<Deed>> Table = new Dictionary<Role, Deed[]>
    {
        [Role.DutyOfficer] = [.. Reading, Deed.PlanFlight, Deed.Export, Deed.Mark, Deed.OpenCase, Deed.ReopenCase, Deed.DrawUpBulletin, Deed.TendAlarms, Deed.AskForLook, Deed.KeepWatch, Deed.ReportFact, Deed.TendComplaints, Deed.SendNotice, Deed.KeepPosts, Deed.CheckIn, Deed.StateImpediment, Deed.ReviewImpediment],
        [Role.Reviewer] = [.. Reading, Deed.Export, Deed.Mark, Deed.ReportFact, Deed.JudgeFact, Deed.OpenCase, Deed.SealAssessment, Deed.OpenSeal, Deed.AskForLook, Deed.CheckIn, Deed.ReviewImpediment],
        [Role.Head] =
            [.. Reading, Deed.Export, Deed.JudgeFact, Deed.OpenCase, Deed.ReopenCase, Deed.JudgeFinding, Deed.DrawUpBulletin, Deed.JudgeBulletin, Deed.EnrolKey, Deed.RevokeKey, Deed.AskForLook, Deed.TendComplaints, Deed.DraftModalities, Deed.JudgeModalities, Deed.ReplaceSensor, Deed.StateInstrument, Deed.CheckIn, Deed.ReadOwnStaff, Deed.ReviewImpediment],
        [Role.Administrator] = [Deed.ReadHealth, Deed.ReadMandate, Deed.ReplaceSensor, Deed.StateInstrument, Deed.EnrolKey, Deed.RevokeKey, Deed.ReadUsers, Deed.EnrolUser, Deed.EndSessions, Deed.ReadStaffing, Deed.ReadOutside, Deed.CheckIn, Deed.ReadOwnStaff, Deed.KeepStaff],
        [Role.Host] = [Deed.ReadHealth, Deed.ReadMandate, Deed.ApproveModalities, Deed.ReadStrengths, Deed.ReadOutside],
        [Role.Observer] = [.. Reading, Deed.ReportFromGround, Deed.StateImpediment],
        [Role.Operator] = [Deed.ReadHealth, Deed.ReadMandate, Deed.EndSessions],
        [Role.Liaison] = [Deed.Reply, Deed.FileComplaint, Deed.ReadNotices, Deed.NotifyAsParty],
        [Role.Post] = [Deed.ReportFromGround, Deed.StateImpediment],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    /// <summary>Acts that a person does for a delegation, and so only for its own.</summary>
    private static readonly FrozenSet<Deed> ForOwnDelegation = new[]
    {
        Deed.Mark, Deed.TendAlarms, Deed.AskForLook, Deed.KeepWatch, Deed.ReportFact, Deed.JudgeFact, Deed.OpenCase, Deed.ReopenCase, Deed.SealAssessment, Deed.OpenSeal, Deed.JudgeFinding, Deed.JudgeBulletin,
        Deed.EnrolKey, Deed.RevokeKey, Deed.ReadUsers, Deed.EnrolUser, Deed.TendComplaints, Deed.SendNotice, Deed.DraftModalities, Deed.JudgeModalities, Deed.ReplaceSensor, Deed.StateInstrument, Deed.PlanFlight, Deed.ReviewImpediment,
        Deed.KeepPosts, Deed.CheckIn, Deed.ReadOwnStaff, Deed.KeepStaff,
    }.ToFrozenSet();

    public static bool May(Role role, Deed deed) => Table[role].Contains(deed);

    public static bool IsForOwnDelegation(Deed deed) => ForOwnDelegation.Contains(deed);

    public static bool BelongsToDelegation(Role role) => role is Role.DutyOfficer or Role.Reviewer or Role.Head or Role.Administrator;

    public static bool BelongsToParty(Role role) => role is Role.Liaison;

    /// <summary>Null where the person may, else one sentence. <paramref name="delegation"/> is the one that is acted for.</summary>
    public static string? Refusal(Person person, Deed deed, string? delegation = null) => person switch
    {
        _ when !May(person.Role, deed) => $"The role {Kebab.Of(person.Role)} may not {Words(deed)}.",
        _ when BelongsToDelegation(person.Role) != (person.Delegation is not null) => $"The role {Kebab.Of(person.Role)} does not fit this account.",
        _ when IsForOwnDelegation(deed) && delegation != person.Delegation => $"Nobody but {delegation ?? "a delegation"} itself may {Words(deed)} for it.",
        _ => null,
    };

    private static string Words(Deed deed) => Kebab.Of(deed).Replace('-', ' ');
}
