namespace Truceline.Core.Sensing;

/// <summary>
/// A fixed set of points that stands for a normal distribution in several dimensions: in pairs about the middle, each dimension
/// of variance 1 and none correlated with another, so that what they say of a linear function is exact. The same on every
/// machine; there is no chance in it.
/// </summary>
internal static class NormalPoints
{
    /// <summary>Points, in rows; a row holds one value for each dimension.</summary>
    /// <param name="pairs">More than there are dimensions.</param>
    public static double[][] Of(int dimensions, int pairs)
    {
        var half = Enumerable.Range(1, pairs).Select(i => Row(dimensions, i)).ToArray();
        Uncorrelate(half, dimensions);
        return [.. half, .. half.Select(row => row.Select(value => -value).ToArray())];
    }

    /// <summary>An additive recurrence by powers of the generalised golden ratio (Roberts 2018), through the normal quantile.</summary>
    private static double[] Row(int dimensions, int number)
    {
        var ratio = 2.0;
        for (var i = 0; i < 40; i++)
        {
            ratio = Math.Pow(1 + ratio, 1.0 / (dimensions + 1));
        }

        var row = new double[dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            var at = 0.5 + (number * Math.Pow(1 / ratio, d + 1));
            row[d] = Quantile(at - Math.Floor(at));
        }

        return row;
    }

    /// <summary>Columns made orthogonal one after the other (Gram-Schmidt), each then of mean square 1.</summary>
    private static void Uncorrelate(double[][] rows, int dimensions)
    {
        for (var d = 0; d < dimensions; d++)
        {
            for (var before = 0; before < d; before++)
            {
                var share = rows.Sum(row => row[d] * row[before]) / rows.Length;
                foreach (var row in rows)
                {
                    row[d] -= share * row[before];
                }
            }

            var size = Math.Sqrt(rows.Sum(row => row[d] * row[d]) / rows.Length);
            foreach (var row in rows)
            {
                row[d] /= size;
            }
        }
    }

    /// <summary>The standard normal quantile, by Newton steps on an asymptotic start; to 1e-9 for shares between 1e-6 and 1 - 1e-6.</summary>
    internal static double Quantile(double share)
    {
        share = Math.Clamp(share, 1e-6, 1 - 1e-6);
        var at = 0.0;
        for (var i = 0; i < 60; i++)
        {
            var density = Math.Exp(-at * at / 2) / Math.Sqrt(2 * Math.PI);
            var step = (Cumulative(at) - share) / density;
            at -= Math.Clamp(step, -0.5, 0.5);
            if (Math.Abs(step) < 1e-12)
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Φ by its series about 0 (Abramowitz and Stegun 26.2.11), which converges for every argument used here.</summary>
    private static double Cumulative(double at)
    {
        var (term, sum) = (at, at);
        for (var n = 1; n < 200 && Math.Abs(term) > 1e-17; n++)
        {
            term *= at * at / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-at * at / 2) / Math.Sqrt(2 * Math.PI));
    }
}
