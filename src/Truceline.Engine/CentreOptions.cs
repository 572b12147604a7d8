using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Lookback;
using Truceline.Engine.Motion;
using Truceline.Engine.Recording;
using Truceline.Engine.Register;

namespace Truceline.Engine;

/// <summary>How a centre is opened.</summary>
public sealed record CentreOptions
{
    /// <summary>The data folder; made where it does not exist.</summary>
    public required string Data { get; init; }

    /// <summary>Folder of the mission's files. Null takes the rule set that was adopted last.</summary>
    public string? Mission { get; init; }

    /// <summary>Opens the store of the register in the data folder.</summary>
    public required Func<string, IRegisterStore> OpenRegister { get; init; }

    /// <summary>Opens the store of footprints in the data folder; by default they are kept in memory and read again at each start.</summary>
    public Func<string, ILookbackStore> OpenLookback { get; init; } = _ => new LookbackInMemory();

    /// <summary>The heads' public keys for the first entry of a new log; needed unless <see cref="Demo"/>.</summary>
    public IReadOnlyList<HeadKey> Heads { get; init; } = [];

    /// <summary>Makes the keys that are missing and marks the log as a demonstration's.</summary>
    public bool Demo { get; init; }

    /// <summary>
    /// Demo keys, and the log's own, follow from their names instead of chance, so that two replays give the same log. Anybody can make
    /// such keys: what they sign proves nothing.
    /// </summary>
    public bool RepeatableKeys { get; init; }

    /// <summary>Addresses that take the place of those in the mission's files, by source.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = new Dictionary<string, string>();

    /// <summary>Folder of the operator's elevation tiles; null takes the one that the mission names, and where it names none places on the height that sensors state for their frame centres, and says so.</summary>
    public string? Elevation { get; init; }

    /// <summary>File of the geoid's height above the ellipsoid; null where the operator has none.</summary>
    public string? Geoid { get; init; }

    public RecordingOptions Recording { get; init; } = new();

    public MotionOptions Motion { get; init; } = new();

    /// <summary>How often deadlines of cases are looked at.</summary>
    public Duration LookAtDeadlinesEvery { get; init; } = Duration.FromSeconds(10);
}

/// <summary>A centre cannot be opened as asked. The message is one sentence that says what to do.</summary>
public sealed class CentreFaultException : Exception
{
    public CentreFaultException(string message)
        : base(message)
    {
    }

    public CentreFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public CentreFaultException()
    {
    }
}
