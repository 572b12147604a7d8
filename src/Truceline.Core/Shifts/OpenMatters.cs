using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Record;

namespace Truceline.Core.Shifts;

public enum MatterKind
{
    /// <summary>An alert or a mark of the last day that is in no case.</summary>
    Incident,

    /// <summary>A case that is being judged.</summary>
    Case,

    /// <summary>An impediment that lasts.</summary>
    Impediment,

    /// <summary>A look-request without an answer.</summary>
    Look,

    /// <summary>A complaint without an answer.</summary>
    Complaint,
}

public sealed record OpenMatter(MatterKind Kind, string Id);

/// <summary>What one who goes leaves to one who comes: a reading of the register, the same for both delegations.</summary>
public static class OpenMatters
{
    private static readonly Duration Recent = Duration.FromHours(24);

    /// <summary>In the order of the kinds, the newest first.</summary>
    public static IReadOnlyList<OpenMatter> Of(IRegisterRows rows, Instant now) =>
    [
        .. rows.List<IncidentView>(RegisterKinds.Incident, now - Recent).Reverse().Where(IsOpen).Select(one => new OpenMatter(MatterKind.Incident, one.Incident)),
        .. rows.List<CaseView>(RegisterKinds.Case).Reverse().Where(one => one.Stage != Stage.Closed).Select(one => new OpenMatter(MatterKind.Case, one.Case)),
        .. rows.List<ImpedimentView>(RegisterKinds.Impediment).Reverse().Where(one => one is { To: null, Withdrawn: null }).Select(one => new OpenMatter(MatterKind.Impediment, one.Impediment)),
        .. rows.List<LookView>(RegisterKinds.Look).Reverse().Where(one => one.State == LookState.Open).Select(one => new OpenMatter(MatterKind.Look, one.Look)),
        .. rows.List<ComplaintView>(RegisterKinds.Complaint).Reverse().Where(one => one.Answers.Count == 0).Select(one => new OpenMatter(MatterKind.Complaint, one.Complaint)),
    ];

    private static bool IsOpen(IncidentView incident) =>
        incident is { Cases.Count: 0, FoundNotToHaveOccurred: false } and ({ Mark: null } or { Mark.Standing: MarkStanding.Stands });
}
