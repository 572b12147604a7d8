using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Truceline.Simulator.Video;

/// <summary>
/// ffmpeg as a child that turns raw pictures into H.264. It reads standard input only and ends with it, so it never
/// outlives this process, however this one ends.
/// </summary>
/// <remarks>
/// ffmpeg writes each access unit's length to standard error before the unit itself to standard output: without it,
/// a unit would be known to be whole only when the next one begins, a frame too late.
/// </remarks>
public sealed class H264Encoder : IAsyncDisposable
{
    private readonly Process _process;
    private byte[] _unit = new byte[65_536];

    private H264Encoder(Process process)
    {
        _process = process;
        ProcessId = process.Id;
    }

    internal int ProcessId { get; }

    /// <summary>Null with a sentence where ffmpeg cannot be started.</summary>
    /// <param name="kilobits">A second, held constant with filler; null is what the pictures need at good quality.</param>
    public static (H264Encoder? Encoder, string? Trouble) Start(int width, int height, int framesPerSecond, int? kilobits)
    {
        var most = kilobits ?? Math.Max(48, width * height * framesPerSecond / 4600);
        string[] quality = kilobits is null ? ["-crf", "28"] : ["-b:v", $"{most}k", "-minrate", $"{most}k"];
        var start = new ProcessStartInfo("ffmpeg")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "-hide_banner", "-nostats", "-loglevel", "error", "-protocol_whitelist", "pipe",
            "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", $"{width}x{height}", "-framerate", $"{framesPerSecond}",
            "-i", "pipe:0",
            "-map", "0:v", "-fps_mode", "passthrough", "-threads", "1", "-c:v", "libx264", "-preset", "ultrafast",
            "-tune", "zerolatency", "-g", $"{framesPerSecond}", .. quality, "-maxrate", $"{most}k", "-bufsize", $"{most / 2}k",
            "-x264-params", "aud=1:scenecut=0:repeat-headers=1" + (kilobits is null ? "" : ":nal-hrd=cbr"),
            "-f", "tee", "[f=framecrc:flush_packets=1]pipe:2|[f=h264:flush_packets=1]pipe:1",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return (new H264Encoder(Process.Start(start)!), null);
        }
        catch (Win32Exception)
        {
            return (null, "ffmpeg was not found: install it (on Debian: apt-get install ffmpeg) and start again.");
        }
    }

    public async Task WriteAsync(Picture picture, CancellationToken cancellation)
    {
        var input = _process.StandardInput.BaseStream;
        await input.WriteAsync(picture.Bytes, cancellation).ConfigureAwait(false);
        await input.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>No more pictures come; what is in the encoder is still read.</summary>
    public void Finish() => _process.StandardInput.Close();

    /// <summary>The next access unit in Annex B, valid until the next call; empty at the end.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation)
    {
        while (await _process.StandardError.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (LengthIn(line) is not { } length)
            {
                Trouble ??= line.StartsWith('#') ? null : line;
                continue;
            }

            if (_unit.Length < length)
            {
                _unit = new byte[length * 2];
            }

            var unit = _unit.AsMemory(0, length);
            await _process.StandardOutput.BaseStream.ReadExactlyAsync(unit, cancellation).ConfigureAwait(false);
            return unit;
        }

        return ReadOnlyMemory<byte>.Empty;
    }

    /// <summary>The first complaint of ffmpeg, where it made one.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether an access unit holds a picture that needs no other (NAL unit type 5).</summary>
    public static bool IsKey(ReadOnlySpan<byte> unit)
    {
        ReadOnlySpan<byte> mark = [0, 0, 1];
        for (var at = unit.IndexOf(mark); at >= 0 && at + 3 < unit.Length;)
        {
            var type = unit[at + 3] & 0x1F;
            if (type is 1 or 5)
            {
                return type == 5;
            }

            var next = unit[(at + 3)..].IndexOf(mark);
            at = next < 0 ? -1 : at + 3 + next;
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }

        _process.Dispose();
    }

    /// <summary>Lines of the framecrc muxer: stream, decode time, presentation time, duration, length, checksum.</summary>
    private static int? LengthIn(string line)
    {
        var fields = line.Split(',');
        return fields.Length >= 6 && int.TryParse(fields[4], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var length)
            ? length
            : null;
    }
}
