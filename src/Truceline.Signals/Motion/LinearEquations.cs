namespace Truceline.Signals.Motion;

internal static class LinearEquations
{
    /// <summary>Gauss's elimination with the largest pivot of each column; the last column is the right side. Null where there is no one answer.</summary>
    public static double[]? Solve(double[,] rows)
    {
        var count = rows.GetLength(0);
        for (var column = 0; column < count; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < count; row++)
            {
                pivot = Math.Abs(rows[row, column]) > Math.Abs(rows[pivot, column]) ? row : pivot;
            }

            if (Math.Abs(rows[pivot, column]) < 1e-9)
            {
                return null;
            }

            for (var j = column; j <= count; j++)
            {
                (rows[column, j], rows[pivot, j]) = (rows[pivot, j], rows[column, j]);
            }

            for (var row = 0; row < count; row++)
            {
                var factor = row == column ? 0 : rows[row, column] / rows[column, column];
                for (var j = column; factor != 0 && j <= count; j++)
                {
                    rows[row, j] -= factor * rows[column, j];
                }
            }
        }

        var answer = new double[count];
        for (var i = 0; i < count; i++)
        {
            answer[i] = rows[i, count] / rows[i, i];
        }

        return answer;
    }
}
