namespace Truceline.Engine.Cases;

/// <summary>The one writer of a case; the key is its number. It decides nothing and keeps nothing: the core decides, the log keeps.</summary>
public interface ICaseGrain : IGrainWithStringKey
{
    Task<CommandAnswer> SubmitAsync(CentreCommand command);

    /// <summary>A deadline may have passed: enters what time itself asks of the case.</summary>
    Task LookAtTheClockAsync();
}

/// <summary>The one writer of what belongs to the whole mission: numbers of cases, keys, bulletins. The key is the mission's id.</summary>
public interface IMissionGrain : IGrainWithStringKey
{
    Task<CommandAnswer> SubmitAsync(CentreCommand command);
}

internal sealed class CaseGrain(CommandDesk desk) : Grain, ICaseGrain
{
    public Task<CommandAnswer> SubmitAsync(CentreCommand command) => desk.SubmitAsync(command, CancellationToken.None);

    public Task LookAtTheClockAsync() => desk.LookAtTheClockAsync(this.GetPrimaryKeyString(), CancellationToken.None);
}

internal sealed class MissionGrain(CommandDesk desk) : Grain, IMissionGrain
{
    public Task<CommandAnswer> SubmitAsync(CentreCommand command) => desk.SubmitAsync(command, CancellationToken.None);
}
