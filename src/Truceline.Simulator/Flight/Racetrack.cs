using Truceline.Simulator.Places;

namespace Truceline.Simulator.Flight;

/// <summary>Two straight legs joined by half circles, flown clockwise at one speed and height.</summary>
/// <param name="Frame">Legs run along its right-hand axis.</param>
/// <param name="Ahead">Metres: the middle of the track along the frame's axis ahead.</param>
/// <param name="Leg">Metres, length of a leg.</param>
/// <param name="Radius">Metres, of the turns.</param>
/// <param name="Speed">Metres a second over the ground.</param>
/// <param name="Height">Metres above the ellipsoid.</param>
public sealed record Racetrack(LocalFrame Frame, double Ahead, double Leg, double Radius, double Speed, double Height)
{
    private const double Gravity = 9.81;
    private const double RollTime = 6;

    /// <summary>Position, heading, pitch and roll at a time in seconds; nobody flies without a little unrest.</summary>
    public (Position At, double Heading, double Pitch, double Roll) Fly(double time)
    {
        var (right, ahead, course, _) = Along(time);
        var pitch = 2.1 + (0.4 * Math.Sin(time / 3.7)) + (0.15 * Math.Sin(time / 0.9));
        var roll = Bank(time) + (0.5 * Math.Sin(time / 4.3)) + (0.1 * Math.Sin(time / 0.7));
        var heading = Frame.Bearing + course + (0.3 * Math.Sin(time / 5.1));
        return (Frame.At(right, Ahead + ahead), ((heading % 360) + 360) % 360, pitch, roll);
    }

    /// <summary>Degrees; the turn's bank, rolled into and out of over a few seconds.</summary>
    private double Bank(double time)
    {
        var full = Wgs84.Degrees(Math.Atan(Speed * Speed / (Gravity * Radius)));
        var sum = 0.0;
        for (var i = -4; i <= 4; i++)
        {
            sum += Along(time + (i * RollTime / 8)).Turning ? full : 0;
        }

        return sum / 9;
    }

    private (double Right, double Ahead, double Course, bool Turning) Along(double time)
    {
        var turn = Math.PI * Radius;
        var lap = 2 * (Leg + turn);
        var way = (((time * Speed) % lap) + lap) % lap;
        var far = way >= lap / 2;
        way -= far ? lap / 2 : 0;
        var (x, y, course, turning) = way < Leg
            ? (way - (Leg / 2), Radius, 90.0, false)
            : Turned((way - Leg) / Radius);
        return far ? (-x, -y, course + 180, turning) : (x, y, course, turning);
    }

    private (double Right, double Ahead, double Course, bool Turning) Turned(double angle) =>
        ((Leg / 2) + (Radius * Math.Sin(angle)), Radius * Math.Cos(angle), 90 + Wgs84.Degrees(angle), true);
}
