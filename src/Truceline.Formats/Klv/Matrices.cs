using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace Truceline.Formats.Klv;

/// <summary>
/// Arrays of one or more dimensions (MISB ST 1303) as JSON: <c>sizes</c> and <c>elements</c>, the last dimension running fastest.
/// Null: the bytes are no such array, or name more elements than are taken.
/// </summary>
internal static class Matrices
{
    // A run states any number of elements in a few bytes: both their number and the work of painting runs have an end.
    private const int MostElements = 65_536;
    private const int MostPainted = 4 * MostElements;
    private const int MostDimensions = 8;

    /// <param name="floats">Elements stored as they are are IEEE 754 of two, four or eight bytes; else unsigned integers.</param>
    public static JsonObject? Read(ReadOnlySpan<byte> bytes, bool floats)
    {
        var reader = new PackReader(bytes);
        if (ReadSizes(ref reader) is not { } sizes)
        {
            return null;
        }

        var count = sizes.Aggregate(1, (product, size) => product * size);
        var elementLength = reader.TakeOid();
        var processing = reader.TakeOid();
        if (!reader.IsWhole || elementLength is < 1 or > 8)
        {
            return null;
        }

        var elements = new double?[count];
        var isRead = processing switch
        {
            1 => Natural(ref reader, elements, elementLength, floats),
            2 => Mapped(ref reader, elements, elementLength),
            3 => Booleans(ref reader, elements),
            4 => Biased(ref reader, elements),
            5 => Runs(ref reader, elements, sizes, elementLength, floats),
            _ => false,
        };
        return isRead && reader.IsWhole
            ? new JsonObject { ["sizes"] = new JsonArray([.. sizes.Select(size => JsonValue.Create(size))]), ["elements"] = Numbers(elements) }
            : null;
    }

    private static int[]? ReadSizes(ref PackReader reader)
    {
        var dimensions = reader.TakeOid();
        if (!reader.IsWhole || dimensions is < 1 or > MostDimensions)
        {
            return null;
        }

        var sizes = new int[dimensions];
        long product = 1;
        for (var i = 0; i < dimensions; i++)
        {
            sizes[i] = reader.TakeOid();
            product *= sizes[i];
            if (sizes[i] < 1 || product > MostElements)
            {
                return null;
            }
        }

        return sizes;
    }

    private static bool Natural(ref PackReader reader, double?[] elements, int length, bool floats)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Element(reader.Take(length), floats);
        }

        return true;
    }

    private static bool Mapped(ref PackReader reader, double?[] elements, int length)
    {
        var bounds = reader.Left - (elements.Length * length);
        if (bounds is not (4 or 8 or 16))
        {
            return false;
        }

        var (min, max) = (Covariance.Float(reader.Take(bounds / 2)), Covariance.Float(reader.Take(bounds / 2)));
        if (!double.IsFinite(min) || !double.IsFinite(max) || min >= max)
        {
            return false;
        }

        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = reader.TakeImapb(length, min, max);
        }

        return true;
    }

    private static bool Booleans(ref PackReader reader, double?[] elements)
    {
        var bits = reader.Take((elements.Length + 7) / 8);
        for (var i = 0; i < elements.Length && !bits.IsEmpty; i++)
        {
            elements[i] = (bits[i / 8] >> (7 - (i % 8))) & 1;
        }

        return true;
    }

    private static bool Biased(ref PackReader reader, double?[] elements)
    {
        var bias = reader.TakeOid();
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = (double)bias + reader.TakeOid();
        }

        return true;
    }

    /// <summary>A value for all, then patches: a value, where each begins in every dimension, and how far it runs in each.</summary>
    private static bool Runs(ref PackReader reader, double?[] elements, int[] sizes, int length, bool floats)
    {
        Array.Fill(elements, Element(reader.Take(length), floats));
        long painted = 0;
        while (reader.HasMore)
        {
            var value = Element(reader.Take(length), floats);
            var (from, run) = (new int[sizes.Length], new int[sizes.Length]);
            for (var i = 0; i < sizes.Length * 2; i++)
            {
                (i < sizes.Length ? from : run)[i % sizes.Length] = reader.TakeOid();
            }

            if (!Fits(from, run, sizes) || (painted += run.Aggregate(1L, (product, size) => product * size)) > MostPainted)
            {
                return false;
            }

            Paint(elements, value, from, run, sizes);
        }

        return true;
    }

    private static bool Fits(int[] from, int[] run, int[] sizes)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            if (run[i] < 1 || from[i] > sizes[i] || run[i] > sizes[i] - from[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void Paint(double?[] elements, double? value, int[] from, int[] run, int[] sizes)
    {
        var step = new int[sizes.Length];
        for (var dimension = 0; dimension >= 0;)
        {
            var at = 0;
            for (var i = 0; i < sizes.Length; i++)
            {
                at = (at * sizes[i]) + from[i] + step[i];
            }

            elements[at] = value;
            for (dimension = sizes.Length - 1; dimension >= 0 && ++step[dimension] == run[dimension]; dimension--)
            {
                step[dimension] = 0;
            }
        }
    }

    private static double? Element(ReadOnlySpan<byte> bytes, bool floats) =>
        !floats ? Ber.Unsigned(bytes) : Covariance.Float(bytes) is var value && double.IsFinite(value) ? value : null;

    private static JsonArray Numbers(double?[] elements)
    {
        var numbers = new JsonArray();
        foreach (var element in elements)
        {
            numbers.Add(element);
        }

        return numbers;
    }
}
