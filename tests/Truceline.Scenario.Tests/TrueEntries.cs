using System.Globalization;
using NodaTime;
using Truceline.Core.Places;
using Truceline.Simulator;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Traffic;

namespace Truceline.Scenario.Tests;

/// <summary>What truly happened, to hold against what was alleged.</summary>
internal sealed class TrueEntries(SimulationOptions options)
{
    // The stated errors place a vehicle within some fifty metres; at the slowest speed it takes these seconds to be surely inside.
    private static readonly Duration Early = Duration.FromSeconds(4);
    private static readonly Duration Late = Duration.FromSeconds(14);

    private readonly Truth _truth = Truth.Of(options);

    public IReadOnlyList<Entry> Seen => [.. _truth.Entries.Where(entry => entry.Seen)];

    public IReadOnlyList<Interval> Outages => _truth.Outages;

    /// <summary>Each alleged entry is of a true one: the same vehicle, at its time, within four deviations of where it then truly was.</summary>
    public void ShouldBeTold(IReadOnlyList<(string Track, Instant At, PlacedPoint Place)> alleged)
    {
        alleged.Select(one => TargetOf(one.Track)).ShouldBe(Seen.Select(entry => entry.Vehicle));
        foreach (var (one, entry) in alleged.Zip(Seen))
        {
            (one.At - entry.At).ShouldBeInRange(-Early, Late, $"vehicle {entry.Vehicle}");
            OffBy(one.Place, PlaceOf(entry.Vehicle, one.At)).ShouldBeLessThan(4, $"vehicle {entry.Vehicle}");
        }
    }

    private Position PlaceOf(int vehicle, Instant at)
    {
        var time = (at - options.Start).TotalSeconds;
        return new TrafficPlan(options.Scenario, options.Seed).During(time).Single(one => one.Id == vehicle)
            .PlaceAt(time, options.Scenario.Ground.Frame)!.Value.At;
    }

    /// <summary>How many deviations of its ellipse a place lies from another (Mahalanobis distance).</summary>
    private static double OffBy(PlacedPoint place, Position truth)
    {
        var way = Geodesic.Between(place.At, truth);
        var (sin, cos) = Math.SinCos((way.Bearing - place.Error.Bearing) * Math.PI / 180);
        return Math.Sqrt(Math.Pow(way.Metres * cos / place.Error.SemiMajor, 2) + Math.Pow(way.Metres * sin / place.Error.SemiMinor, 2));
    }

    /// <summary>Tracks are named after the sensor's number: <c>t12-…</c>.</summary>
    private static int TargetOf(string track) => int.Parse(track[1..track.IndexOf('-', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
}
