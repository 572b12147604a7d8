using Truceline.Simulator.Chance;
using Truceline.Simulator.Klv;
using Truceline.Simulator.Places;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Flight;

/// <summary>The drone's sensor: how it truly lies at a time, and what it states about itself and what it sees.</summary>
public sealed class Sensor(Scenario scenario, ulong seed)
{
    /// <summary>Pixels of the sensor's own frame, to which targets are stated whatever size the video is coded in.</summary>
    public const int Columns = 640;
    public const int Rows = 360;

    /// <summary>Metres outside the strip's edge at which the camera looks: whoever comes is seen before.</summary>
    private const double BeforeEdge = 50;

    /// <summary>Metres in the scenario's frame: what false satellite signals make of the drone's place.</summary>
    private static readonly (double Right, double Ahead) FalsePlace = (42_000, -37_000);

    private readonly Unrest _unrest = new(seed);
    private readonly TrafficPlan _traffic = new(scenario, seed);

    public Pose TruePose(double time)
    {
        var (at, heading, pitch, roll) = scenario.Track.Fly(time);
        var stare = scenario.Ground.Frame.At(
            25 * Math.Sin(time / 41), scenario.Side(time) * (scenario.Theatre.StripEdge + BeforeEdge + (15 * Math.Sin(time / 29))));
        var target = Wgs84.ToEarth(stare, scenario.Ground.HeightAt(stare));
        var (azimuth, elevation, twist) = Camera.Aim(at, scenario.Track.Height, heading, pitch, roll, target);
        var half = Math.Tan(Wgs84.Radians(scenario.HorizontalField / 2)) * Rows / Columns;
        return new(
            at, scenario.Track.Height, heading, pitch, roll, azimuth, elevation, twist,
            scenario.HorizontalField, Wgs84.Degrees(2 * Math.Atan(half)));
    }

    /// <summary>The vehicles in the picture at a time, and where in it.</summary>
    public IEnumerable<(Vehicle Vehicle, Position At, double Course, double U, double V)> InSight(double time, Camera camera)
    {
        foreach (var vehicle in _traffic.During(time))
        {
            if (vehicle.PlaceAt(time, scenario.Ground.Frame) is { } place &&
                camera.See(Wgs84.ToEarth(place.At, scenario.Ground.HeightAt(place.At))) is { } seen &&
                Math.Abs(seen.U) < 0.99 && Math.Abs(seen.V) < 0.99)
            {
                yield return (vehicle, place.At, place.Course, seen.U, seen.V);
            }
        }
    }

    /// <param name="number">Of the frame; with the seed it decides which reports are missed.</param>
    public StatedFrame State(double time, int number, long microseconds)
    {
        var truth = TruePose(time);
        var fix = scenario.FixAt(time);
        var pose = Rounded(Misled(Disturbed(truth, time), fix, time));
        var camera = new Camera(pose);
        var centre = scenario.Ground.Meet(camera.Origin, camera.Ray(0, 0));
        var height = UasScales.Height.Round(centre is { } at ? scenario.Ground.HeightAt(at) : scenario.Theatre.GroundHeight);
        var level = new MadeGround(scenario.Ground.Frame, height, relief: 0);
        centre = level.Meet(camera.Origin, camera.Ray(0, 0));
        var slant = centre is { } c ? (Wgs84.ToEarth(c, height) - camera.Origin).Length : 0;
        Position? Corner(double u, double v) => level.Meet(camera.Origin, camera.Ray(u, v));
        var targets = Targets(time, number, truth, camera, level, height);
        return fix == Fix.None
            ? new(microseconds, number, pose, null, height, 0, [null, null, null, null], [.. targets.Select(target => target with { Location = null })], 0, HasFix: false)
            : new(
                microseconds, number, pose, centre, height, slant,
                [Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1)], targets, scenario.Track.Speed);
    }

    private Pose Misled(Pose pose, Fix fix, double time) => fix switch
    {
        Fix.False => pose with { At = scenario.Ground.Frame.At(FalsePlace.Right, FalsePlace.Ahead) },
        Fix.Drawn => pose with { At = Drawn(pose.At, scenario.DrawnAt(time)) },
        _ => pose,
    };

    private Position Drawn(Position at, (double Right, double Ahead) off)
    {
        var (right, ahead) = scenario.Ground.Frame.Of(at);
        return scenario.Ground.Frame.At(right + off.Right, ahead + off.Ahead);
    }

    private List<StatedTarget> Targets(double time, int number, Pose truth, Camera stated, MadeGround level, double height)
    {
        var chance = new Pcg32(seed, (ulong)number + (1UL << 40));
        var targets = new List<StatedTarget>();
        foreach (var (vehicle, _, _, u, v) in InSight(time, new Camera(truth)))
        {
            var confidence = (int)chance.NextBetween(70, 96);
            if (chance.NextUnit() < scenario.MissedReports)
            {
                continue;
            }

            var column = 1 + (int)((u + 1) / 2 * Columns);
            var row = 1 + (int)((v + 1) / 2 * Rows);
            var ray = stated.Ray((2 * (column - 0.5) / Columns) - 1, (2 * (row - 0.5) / Rows) - 1);
            if (level.Meet(stated.Origin, ray) is { } location)
            {
                targets.Add(new(vehicle.Id, column, row, location, height, 5, confidence));
            }
        }

        return targets;
    }

    private Pose Disturbed(Pose truth, double time)
    {
        if (scenario.Noise is not { } noise)
        {
            return truth;
        }

        double Error(int axis, double? deviation) => _unrest.Of(axis, time) * (deviation ?? 0);
        var (meridian, normal) = Wgs84.Radii(truth.At.Latitude);
        var cos = Math.Cos(Wgs84.Radians(truth.At.Latitude));
        return truth with
        {
            At = new(
                truth.At.Latitude + Wgs84.Degrees(Error(0, noise.Horizontal) / meridian),
                truth.At.Longitude + Wgs84.Degrees(Error(1, noise.Horizontal) / (normal * cos))),
            Height = truth.Height + Error(2, noise.Vertical),
            Heading = (truth.Heading + Error(3, noise.Attitude) + 360) % 360,
            Pitch = truth.Pitch + Error(4, noise.Attitude),
            Roll = truth.Roll + Error(5, noise.Attitude),
        };
    }

    private static Pose Rounded(Pose pose) => new(
        new(UasScales.Latitude.Round(pose.At.Latitude), UasScales.Longitude.Round(pose.At.Longitude)),
        UasScales.Height.Round(pose.Height),
        UasScales.Heading.Round(pose.Heading),
        UasScales.Pitch.Round(pose.Pitch),
        UasScales.Roll.Round(pose.Roll),
        UasScales.RelativeAzimuth.Round(pose.RelativeAzimuth),
        UasScales.RelativeElevation.Round(pose.RelativeElevation),
        UasScales.RelativeRoll.Round(pose.RelativeRoll),
        UasScales.Field.Round(pose.HorizontalField),
        UasScales.Field.Round(pose.VerticalField));
}
