using Truceline.Simulator.Places;

namespace Truceline.Simulator.Traffic;

/// <summary>A vehicle that drives a made road at one speed and stands at its end.</summary>
/// <param name="Id">The sensor's number for it, stable while it is followed.</param>
/// <param name="Route">Points of the road: metres to the right and ahead in the scenario's frame.</param>
/// <param name="Speed">Metres a second.</param>
/// <param name="From">Seconds: when it sets out. It is nowhere before.</param>
/// <param name="To">Seconds: when it is gone.</param>
public sealed record Vehicle(int Id, IReadOnlyList<(double Right, double Ahead)> Route, double Speed, double From, double To)
{
    public const double Length = 8;
    public const double Width = 3;
    public const double Height = 3;

    /// <summary>Where it is, and degrees clockwise from the frame's axis ahead; null while it is nowhere.</summary>
    public (Position At, double Course)? PlaceAt(double time, LocalFrame frame)
    {
        if (time < From || time >= To)
        {
            return null;
        }

        var left = (time - From) * Speed;
        for (var i = 1; i < Route.Count; i++)
        {
            var (a, b) = (Route[i - 1], Route[i]);
            var (dx, dy) = (b.Right - a.Right, b.Ahead - a.Ahead);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            if (left <= length || i == Route.Count - 1)
            {
                var k = Math.Min(1, left / length);
                return (frame.At(a.Right + (dx * k), a.Ahead + (dy * k)), Wgs84.Degrees(Math.Atan2(dx, dy)));
            }

            left -= length;
        }

        return null;
    }
}
