namespace Truceline.Core.Mandates;

/// <summary>Staff, and the observation post apart from the centre.</summary>
public sealed partial record Modalities
{
    /// <summary>How many persons each delegation has at the centre at most.</summary>
    public int StaffCeiling { get; init; } = 60;

    /// <summary>Whether the two delegations have equal numbers.</summary>
    public bool Parity { get; init; } = true;

    public ObservationPost ObservationPost { get; init; } = ObservationPost.None;
}

/// <summary>An independent observation post outside the premises: whether there may be one, where, and within which limits.</summary>
/// <param name="Post">Id under which it reports; null where it is not permitted.</param>
/// <param name="Site">Id of the geometry that it stands in; null where none is agreed.</param>
/// <param name="Observers">How many persons at most; null where no limit is agreed.</param>
/// <param name="Hours">The local hours in which it observes; null at any.</param>
public sealed record ObservationPost(bool Permitted, string? Post, string? Site, int? Observers, LocalHours? Hours)
{
    /// <summary>Not permitted: nobody observes outside the premises until both delegations and the host agree.</summary>
    public static ObservationPost None { get; } = new(false, null, null, null, null);
}
