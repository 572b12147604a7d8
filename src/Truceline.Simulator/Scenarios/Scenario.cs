using NodaTime;
using Truceline.Core.Sensing;
using Truceline.Simulator.Chance;
using Truceline.Simulator.Flight;
using Truceline.Simulator.Places;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Scenarios;

/// <summary>A made piece of the world: what flies, drives and goes wrong, and when. Times are seconds from its start.</summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    /// <summary>One sentence for the list of scenarios.</summary>
    public required string Summary { get; init; }

    /// <summary>Seconds; a file is this long, a live stream begins a new lap with other traffic.</summary>
    public required double Length { get; init; }

    /// <summary>What a file's clock starts at; a live stream starts now.</summary>
    public Instant Start { get; init; } = Instant.FromUtc(2021, 6, 1, 8, 0);

    /// <summary>90 kHz, before it is cut to 33 bits.</summary>
    public long FirstPts { get; init; } = 90_000;

    public required MadeGround Ground { get; init; }

    public required Theatre Theatre { get; init; }

    public Area Forbidden => Theatre.Forbidden;

    public required Racetrack Track { get; init; }

    /// <summary>Which side's edge the camera looks at, by time: -1 or 1, between them while it turns.</summary>
    public required Func<double, double> Side { get; init; }

    /// <summary>Degrees, whole angle; the vertical field follows from 16:9.</summary>
    public double HorizontalField { get; init; } = 20;

    /// <summary>The vehicles of one lap; their times count from the lap's start and end within its length.</summary>
    public required Func<int, Pcg32, IReadOnlyList<Vehicle>> Traffic { get; init; }

    /// <summary>Every road that is drawn.</summary>
    public required IReadOnlyList<IReadOnlyList<(double Right, double Ahead)>> Roads { get; init; }

    /// <summary>One-sigma errors of what the drone states about itself; null where it states the truth.</summary>
    public StatedErrors? Noise { get; init; }

    /// <summary>Share of a visible vehicle's reports that the sensor misses.</summary>
    public double MissedReports { get; init; }

    /// <summary>Nothing arrives at all; in every lap.</summary>
    public IReadOnlyList<Stretch> Outages { get; init; } = [];

    /// <summary>Transport packets are lost or arrive with a wrong bit; in every lap.</summary>
    public IReadOnlyList<DamagedStretch> Damage { get; init; } = [];

    /// <summary>The drone's satellite navigation is disturbed; in every lap. What is lost on the way is said by <see cref="Damage"/>.</summary>
    public IReadOnlyList<JammedStretch> Jamming { get; init; } = [];

    /// <summary>False signals draw the stated place off from the true one, slowly; in every lap.</summary>
    public IReadOnlyList<CarriedOff> CarryingOff { get; init; } = [];

    /// <summary>The picture is dark but for what is warm.</summary>
    public bool Night { get; init; }

    /// <summary>Pixels, frames a second: how it is coded where nobody says otherwise.</summary>
    public (int Width, int Height, int FramesPerSecond) Coding { get; init; } = (640, 360, 30);

    public bool IsOutAt(double time) => Outages.Any(outage => outage.Holds(InLap(time)));

    public DamagedStretch? DamageAt(double time) => Damage.FirstOrDefault(damage => damage.When.Holds(InLap(time)));

    /// <summary>Metres in the scenario's frame by which the stated place is drawn off.</summary>
    public (double Right, double Ahead) DrawnAt(double time) =>
        CarryingOff.FirstOrDefault(carried => carried.When.Holds(InLap(time))) is { } carried
            ? (carried.Right * (InLap(time) - carried.When.From), carried.Ahead * (InLap(time) - carried.When.From))
            : (0, 0);

    public Fix FixAt(double time) =>
        CarryingOff.Any(carried => carried.When.Holds(InLap(time))) ? Fix.Drawn
        : Jamming.FirstOrDefault(jamming => jamming.When.Holds(InLap(time))) is not { } jammed ? Fix.True
        : InLap(time) < jammed.LostFrom ? Fix.False
        : Fix.None;

    private double InLap(double time) => time - (Math.Floor(time / Length) * Length);
}

/// <summary>What the drone's satellite navigation gives it.</summary>
public enum Fix
{
    True,

    /// <summary>A place tens of kilometres off, reached at once.</summary>
    False,

    /// <summary>A place that moves off from the true one, slowly.</summary>
    Drawn,

    None,
}

/// <param name="From">Seconds, the first in it.</param>
/// <param name="To">Seconds, the first after it.</param>
public sealed record Stretch(double From, double To)
{
    public bool Holds(double time) => time >= From && time < To;
}

/// <param name="LostPackets">Share of transport packets that never arrive.</param>
/// <param name="WrongBits">Share of transport packets with one wrong bit.</param>
public sealed record DamagedStretch(Stretch When, double LostPackets, double WrongBits);

/// <param name="When">At first positions leap to a false place.</param>
/// <param name="LostFrom">Seconds: from then on, to the end, there is no position at all.</param>
public sealed record JammedStretch(Stretch When, double LostFrom);

/// <param name="Right">Metres a second in the scenario's frame.</param>
/// <param name="Ahead">Metres a second in the scenario's frame.</param>
public sealed record CarriedOff(Stretch When, double Right, double Ahead);
