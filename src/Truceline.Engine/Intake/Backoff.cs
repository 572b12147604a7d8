namespace Truceline.Engine.Intake;

/// <summary>How long a supervisor waits before it starts a failed source again: doubling from the first to the longest wait.</summary>
public sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    public static Backoff Standard { get; } = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(30));

    /// <param name="failures">Failures in a row, from 1.</param>
    public TimeSpan After(int failures)
    {
        var wait = First * Math.Pow(2, Math.Min(failures, 20) - 1);
        return wait < Longest ? wait : Longest;
    }
}
