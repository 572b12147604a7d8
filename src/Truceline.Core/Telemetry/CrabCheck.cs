using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Telemetry;

/// <summary>
/// Movement across the nose against what the wind explains. The speed across the nose of what flies nose first is w·n + δv (w the wind, n across the
/// nose, δ an error of the stated heading, v the speed); w and δ are fitted by least squares with forgetting. Positions that are drawn off sideways do
/// not follow that. Judged only of platforms that did follow it for minutes: one that flies sideways at will never does.
/// </summary>
internal sealed class CrabCheck(TrustLimits limits)
{
    private const double Apart = 2;
    private const double Forgetting = 0.9967;
    private const double WindSpread = 10;
    private const double HeadingSpread = 0.09;

    private readonly Queue<Moved> _window = [];
    private readonly double[,] _squares = { { 1 / (WindSpread * WindSpread), 0, 0 }, { 0, 1 / (WindSpread * WindSpread), 0 }, { 0, 0, 1 / (HeadingSpread * HeadingSpread) } };
    private readonly double[] _products = new double[3];
    private (double Time, Position At, double Heading)? _last;
    private double _meanSquare;
    private double _learnt;

    /// <param name="Left">Metres a second across the nose that the wind as learnt by then does not explain.</param>
    private sealed record Moved(double Time, double Left, double Across, double[] Terms, Sighting At);

    /// <summary>Measures anew, without forgetting the wind.</summary>
    public void Restart()
    {
        _window.Clear();
        _last = null;
    }

    /// <summary>The first sighting of a window that no wind explains, and how fast it moved across, metres a second; null else.</summary>
    public (Sighting From, double Across)? Look(double time, PlatformPose pose, Sighting now, bool learns)
    {
        if (pose.Heading is not { } heading)
        {
            Restart();
            return null;
        }

        if (_last is not { } last)
        {
            _last = (time, pose.At, heading);
            return null;
        }

        if (time - last.Time < Apart)
        {
            return null;
        }

        _last = (time, pose.At, heading);
        var turned = Geodesic.WrapLongitude(heading - last.Heading);
        var (way, bearing, _) = Geodesic.Between(last.At, pose.At);
        var speed = way / (time - last.Time);
        if (speed < limits.FrozenAbove / 2)
        {
            _window.Clear();
            return null;
        }

        var nose = last.Heading + (turned / 2);
        var across = speed * Math.Sin((bearing - nose) * Ellipsoid.Radian);
        double[] terms = [Math.Cos(nose * Ellipsoid.Radian), -Math.Sin(nose * Ellipsoid.Radian), speed];
        return Judge(new Moved(time - last.Time, across - Expected(terms), across, terms, now), learns);
    }

    private (Sighting From, double Across)? Judge(Moved moved, bool learns)
    {
        _window.Enqueue(moved);
        while (_window.Sum(w => w.Time) - _window.Peek().Time >= limits.Window)
        {
            // What is judged is not learnt from before it has been judged.
            var judged = _window.Dequeue();
            if (learns)
            {
                Learn(judged);
            }
        }

        var time = _window.Sum(w => w.Time);
        var left = _window.Sum(w => w.Left * w.Time) / time;
        var follows = _learnt >= limits.CrabLearnt && Math.Sqrt(_meanSquare) <= limits.CrabFollows;
        if (follows && time >= limits.Window && Math.Abs(left) > limits.CrabApart)
        {
            return (_window.Peek().At, Math.Abs(left));
        }

        return null;
    }

    private void Learn(Moved one)
    {
        var (terms, across) = (one.Terms, one.Across);
        _learnt += one.Time;
        _meanSquare += Math.Max(Apart / _learnt, 0.01) * ((one.Left * one.Left) - _meanSquare);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                _squares[i, j] = (_squares[i, j] * Forgetting) + (terms[i] * terms[j]) + (i == j ? (1 - Forgetting) * Prior(i) : 0);
            }

            _products[i] = (_products[i] * Forgetting) + (terms[i] * across);
        }
    }

    private static double Prior(int i) => i < 2 ? 1 / (WindSpread * WindSpread) : 1 / (HeadingSpread * HeadingSpread);

    /// <summary>By Cramer's rule; the prior keeps the determinant from nothing.</summary>
    private double Expected(double[] terms)
    {
        var all = Determinant(-1);
        return Enumerable.Range(0, 3).Sum(i => terms[i] * Determinant(i) / all);
    }

    private double Determinant(int replaced)
    {
        double At(int row, int column) => column == replaced ? _products[row] : _squares[row, column];
        return (At(0, 0) * ((At(1, 1) * At(2, 2)) - (At(1, 2) * At(2, 1))))
            - (At(0, 1) * ((At(1, 0) * At(2, 2)) - (At(1, 2) * At(2, 0))))
            + (At(0, 2) * ((At(1, 0) * At(2, 1)) - (At(1, 1) * At(2, 0))));
    }
}
