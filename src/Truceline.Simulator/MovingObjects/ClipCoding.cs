using System.Diagnostics;

namespace Truceline.Simulator.MovingObjects;

/// <summary>What coding and decoding does to a clip: H.264 at a rate as drones send it.</summary>
public static class ClipCoding
{
    private static readonly string[] Ahead = ["-hide_banner", "-nostats", "-loglevel", "error", "-protocol_whitelist", "pipe"];

    /// <summary>Frames of a clip after they were coded and decoded, each so-many-th of them, one after the other.</summary>
    /// <param name="every">2 keeps 8 of 16 frames a second.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">ffmpeg is missing.</exception>
    public static async Task<byte[]> ThroughH264Async(MadeClip clip, int every, int kilobits, CancellationToken cancellation)
    {
        var size = $"{MadeClip.Width}x{MadeClip.Height}";
        var coded = await RunAsync(
            [
                "-f", "rawvideo", "-pixel_format", "gray", "-video_size", size, "-framerate", $"{MadeClip.FramesPerSecond}", "-i", "pipe:0",
                "-threads", "1", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", $"{2 * MadeClip.FramesPerSecond}",
                "-bf", "0", "-b:v", $"{kilobits}k", "-maxrate", $"{kilobits}k", "-bufsize", $"{kilobits / 2}k", "-f", "h264", "pipe:1",
            ],
            input => WriteAsync(clip, input, cancellation), cancellation).ConfigureAwait(false);
        var decoded = await RunAsync(
            ["-threads", "1", "-f", "h264", "-framerate", $"{MadeClip.FramesPerSecond}", "-i", "pipe:0", "-pix_fmt", "gray", "-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"],
            input => input.WriteAsync(coded, cancellation).AsTask(), cancellation).ConfigureAwait(false);
        return Thinned(decoded, every);
    }

    private static async Task WriteAsync(MadeClip clip, Stream input, CancellationToken cancellation)
    {
        var grey = new byte[MadeClip.Width * MadeClip.Height];
        for (var frame = 0; frame < MadeClip.Frames; frame++)
        {
            clip.Draw(frame, grey);
            await input.WriteAsync(grey, cancellation).ConfigureAwait(false);
        }
    }

    private static byte[] Thinned(byte[] frames, int every)
    {
        const int size = MadeClip.Width * MadeClip.Height;
        var kept = new MemoryStream();
        for (var at = 0; at + size <= frames.Length; at += size * every)
        {
            kept.Write(frames, at, size);
        }

        return kept.ToArray();
    }

    private static async Task<byte[]> RunAsync(string[] arguments, Func<Stream, Task> write, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in Ahead.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        var output = new MemoryStream();
        var reading = child.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
        await write(child.StandardInput.BaseStream).ConfigureAwait(false);
        child.StandardInput.Close();
        await reading.ConfigureAwait(false);
        await child.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return output.ToArray();
    }
}
