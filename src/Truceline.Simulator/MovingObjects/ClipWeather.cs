using Truceline.Simulator.Chance;

namespace Truceline.Simulator.MovingObjects;

/// <summary>Light that flickers, clouds whose shadows pass, and the noise of the sensor.</summary>
internal sealed class ClipWeather(Pcg32 chance, ulong seed)
{
    private readonly double _flicker = chance.NextBetween(0, 0.03);
    private readonly double _beat = chance.NextBetween(2, 40);
    private readonly double _shadow = chance.Next() % 2 == 0 ? chance.NextBetween(0.05, 0.2) : 0;
    private readonly double _wind = chance.NextBetween(10, 40);
    private readonly double _noise = chance.NextBetween(1, 5);

    public void Over(Span<float> light, ClipView view, double time)
    {
        var gain = 1 + (_flicker * Math.Sin(_beat * time));
        const int step = 8;
        for (var y = 0; y < MadeClip.Height; y++)
        {
            for (var x = 0; x < MadeClip.Width; x += step)
            {
                var (gx, gy) = view.Ground(x, y);
                var cloud = 0.5 + (0.5 * Math.Sin((gx + (_wind * time)) / 60) * Math.Sin((gy - (_wind * time)) / 85));
                var part = (float)(gain * (1 - (_shadow * cloud)));
                for (var i = 0; i < step; i++)
                {
                    light[(y * MadeClip.Width) + x + i] *= part;
                }
            }
        }
    }

    /// <summary>Normal noise, near enough: the sum of the four bytes of a number.</summary>
    public void Sense(ReadOnlySpan<float> light, int frame, Span<byte> grey)
    {
        var own = new Pcg32(seed, 1_000 + (ulong)frame);
        const float mean = 510;
        const float deviation = 147.8f;
        for (var i = 0; i < light.Length; i++)
        {
            var number = own.Next();
            var sum = (number & 0xFF) + ((number >> 8) & 0xFF) + ((number >> 16) & 0xFF) + (number >> 24);
            grey[i] = (byte)Math.Clamp(light[i] + ((sum - mean) / deviation * (float)_noise) + 0.5f, 0, 255);
        }
    }
}
