namespace Truceline.Signals.Motion;

/// <summary>Fits a plane map to pairs of places of which some are wrong: trees, vehicles, patches found elsewhere.</summary>
internal sealed class PlaneFit
{
    private const int Tries = 80;
    private const int Refinements = 6;
    private const int FewestPairs = 16;
    private const double LeastAgreement = 0.35;

    /// <summary>Pixels within which a pair agrees with an affine map; perspective bends it by so much and no more.</summary>
    private const double Agreement = 2.5;

    // Pixels are brought to about ±1, so that the equations are well conditioned.
    private const double Unit = 320;

    private readonly double[,] _equations = new double[8, 9];
    private uint _chance;

    /// <summary>Null where too few pairs agree on any map.</summary>
    public PlaneMap? Fit(IReadOnlyList<(float X, float Y, float U, float V)> pairs)
    {
        if (pairs.Count < FewestPairs || Agreeing(pairs) is not { } map)
        {
            return null;
        }

        var residuals = new double[pairs.Count];
        for (var round = 0; round < Refinements; round++)
        {
            for (var i = 0; i < residuals.Length; i++)
            {
                residuals[i] = Off(map, pairs[i]);
            }

            var scale = Math.Max(0.15, 1.4826 * Median(residuals));
            if (Solve(pairs, residuals, 3 * scale) is not { } better)
            {
                return null;
            }

            map = better;
        }

        return map;
    }

    /// <summary>The affine map through three pairs with which most agree (M. Fischler and R. Bolles, 1981). The same pairs give the same map.</summary>
    private PlaneMap? Agreeing(IReadOnlyList<(float X, float Y, float U, float V)> pairs)
    {
        (_chance, var best, PlaneMap? found) = (20201110, 0, null);
        for (var i = 0; i < Tries; i++)
        {
            if (Through(pairs[Pick(pairs.Count)], pairs[Pick(pairs.Count)], pairs[Pick(pairs.Count)]) is not { } map)
            {
                continue;
            }

            var agreeing = 0;
            for (var j = 0; j < pairs.Count; j++)
            {
                agreeing += Off(map, pairs[j]) < Agreement ? 1 : 0;
            }

            (best, found) = agreeing > best ? (agreeing, map) : (best, found);
        }

        return best >= Math.Max(FewestPairs, LeastAgreement * pairs.Count) ? found : null;
    }

    private int Pick(int count)
    {
        _chance = unchecked((_chance * 1664525) + 1013904223);
        return (int)((ulong)_chance * (ulong)count >> 32);
    }

    private static PlaneMap? Through((float X, float Y, float U, float V) p, (float X, float Y, float U, float V) q, (float X, float Y, float U, float V) r)
    {
        double x1 = q.X - p.X, y1 = q.Y - p.Y, x2 = r.X - p.X, y2 = r.Y - p.Y;
        var det = (x1 * y2) - (x2 * y1);
        if (Math.Abs(det) < 2000)
        {
            return null;
        }

        double u1 = q.U - p.U, u2 = r.U - p.U, v1 = q.V - p.V, v2 = r.V - p.V;
        var (a, b) = (((u1 * y2) - (u2 * y1)) / det, ((u2 * x1) - (u1 * x2)) / det);
        var (d, e) = (((v1 * y2) - (v2 * y1)) / det, ((v2 * x1) - (v1 * x2)) / det);
        return new PlaneMap(a, b, p.U - (a * p.X) - (b * p.Y), d, e, p.V - (d * p.X) - (e * p.Y), 0, 0);
    }

    /// <summary>Least squares with Tukey's weights, which leave out what is off by more than a limit.</summary>
    private PlaneMap? Solve(IReadOnlyList<(float X, float Y, float U, float V)> pairs, double[] residuals, double limit)
    {
        Array.Clear(_equations);
        for (var i = 0; i < pairs.Count; i++)
        {
            if (residuals[i] < limit)
            {
                var part = residuals[i] / limit;
                var weight = (1 - (part * part)) * (1 - (part * part));
                var (x, y, u, v) = (pairs[i].X / Unit, pairs[i].Y / Unit, pairs[i].U / Unit, pairs[i].V / Unit);
                Add([x, y, 1, 0, 0, 0, -x * u, -y * u, u], weight);
                Add([0, 0, 0, x, y, 1, -x * v, -y * v, v], weight);
            }
        }

        // Perspective is believed only as far as the pairs bear it out.
        (_equations[6, 6], _equations[7, 7]) = (_equations[6, 6] + 1e-3, _equations[7, 7] + 1e-3);
        return LinearEquations.Solve(_equations) is { } h
            ? new PlaneMap(h[0], h[1], h[2] * Unit, h[3], h[4], h[5] * Unit, h[6] / Unit, h[7] / Unit)
            : null;
    }

    private void Add(ReadOnlySpan<double> row, double weight)
    {
        for (var i = 0; i < 8; i++)
        {
            for (var j = 0; j < 9; j++)
            {
                _equations[i, j] += row[i] * row[j] * weight;
            }
        }
    }

    private static double Off(in PlaneMap map, (float X, float Y, float U, float V) pair)
    {
        var (u, v) = map.At(pair.X, pair.Y);
        return Math.Sqrt(((u - pair.U) * (u - pair.U)) + ((v - pair.V) * (v - pair.V)));
    }

    private static double Median(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }
}
