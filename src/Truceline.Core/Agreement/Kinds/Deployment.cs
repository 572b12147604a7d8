namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>A force stays within zones: its posts and patrols lie in one of them.</summary>
    public sealed record Deployment(IReadOnlyList<string> Zones) : ClauseRule;
}
