namespace Truceline.Simulator.Video;

/// <summary>Writes a line into the upper left of a picture, in letters of five by seven dots.</summary>
internal static class Lettering
{
    private const int Advance = 6;
    private const int LetterHeight = 7;

    // Each letter is seven rows of five dots, the leftmost dot the highest bit.
    private static readonly Dictionary<char, byte[]> Letters = new()
    {
        ['0'] = [14, 17, 19, 21, 25, 17, 14],
        ['1'] = [4, 12, 4, 4, 4, 4, 14],
        ['2'] = [14, 17, 1, 6, 8, 16, 31],
        ['3'] = [14, 17, 1, 6, 1, 17, 14],
        ['4'] = [2, 6, 10, 18, 31, 2, 2],
        ['5'] = [31, 16, 30, 1, 1, 17, 14],
        ['6'] = [6, 8, 16, 30, 17, 17, 14],
        ['7'] = [31, 1, 2, 4, 4, 4, 4],
        ['8'] = [14, 17, 17, 14, 17, 17, 14],
        ['9'] = [14, 17, 17, 15, 1, 2, 12],
        ['-'] = [0, 0, 0, 14, 0, 0, 0],
        [':'] = [0, 4, 4, 0, 4, 4, 0],
        ['.'] = [0, 0, 0, 0, 0, 12, 12],
        ['A'] = [14, 17, 17, 31, 17, 17, 17],
        ['D'] = [28, 18, 17, 17, 17, 18, 28],
        ['E'] = [31, 16, 16, 30, 16, 16, 31],
        ['I'] = [14, 4, 4, 4, 4, 4, 14],
        ['L'] = [16, 16, 16, 16, 16, 16, 31],
        ['M'] = [17, 27, 21, 21, 17, 17, 17],
        ['S'] = [15, 16, 16, 14, 1, 1, 30],
        ['T'] = [31, 4, 4, 4, 4, 4, 4],
        ['U'] = [17, 17, 17, 17, 17, 17, 14],
        ['Z'] = [31, 1, 2, 4, 8, 16, 31],
    };

    /// <summary>White on black; a letter that there is none of leaves a space.</summary>
    public static void Write(Picture picture, string text, int scale)
    {
        var width = Math.Min(picture.Width, ((text.Length * Advance) + 2) * scale);
        var height = Math.Min(picture.Height, (LetterHeight + 2) * scale);
        Drawing.Fill(picture, [(0, 0), (width, 0), (width, height), (0, height)], 16, 128, 128);
        for (var i = 0; i < text.Length; i++)
        {
            if (Letters.TryGetValue(text[i], out var rows))
            {
                Letter(picture, rows, scale * (1 + (i * Advance)), scale);
            }
        }
    }

    private static void Letter(Picture picture, byte[] rows, int left, int scale)
    {
        for (var y = 0; y < LetterHeight * scale && y + scale < picture.Height; y++)
        {
            for (var x = 0; x < 5 * scale && left + x < picture.Width; x++)
            {
                if ((rows[y / scale] & (16 >> (x / scale))) != 0)
                {
                    picture.Luma[((y + scale) * picture.Width) + left + x] = 235;
                }
            }
        }
    }
}
