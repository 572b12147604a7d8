using System.ComponentModel;
using System.Diagnostics;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Recording;
using Truceline.Formats.MpegTs;

namespace Truceline.Engine.Motion;

/// <summary>
/// Decodes a segment to grey frames by one ffmpeg child. The child gets an argument list, sees standard input alone, and runs at the
/// lowest priority under resource limits (prlimit of util-linux); it ends with the call.
/// </summary>
internal sealed class GreyDecoder(MotionOptions options, string dataFolder)
{
    public const int Width = 640;
    public const int Height = 360;
    public const int FramesPerSecond = 8;

    /// <summary>More than the longest segment has: a stream whose times jump would be filled up with frames without end.</summary>
    private const int MostFrames = 40 * FramesPerSecond;

    private const string SearchPath = "/usr/local/bin:/usr/bin:/bin";

    /// <param name="take">Given each frame; the bytes are valid during the call.</param>
    /// <returns>How many frames came, and why none did.</returns>
    public async Task<(int Frames, string? Trouble)> DecodeAsync(SealedSegment segment, Action<ReadOnlySpan<byte>> take, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(options.MostSeconds));
        try
        {
            using var child = Process.Start(Command())!;
            try
            {
                return await RunAsync(child, segment, take, patience.Token).ConfigureAwait(false);
            }
            finally
            {
                End(child);
            }
        }
        catch (Win32Exception)
        {
            return (0, "Video cannot be decoded: install ffmpeg and util-linux at the centre.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (0, $"The segment was not decoded within {options.MostSeconds} seconds.");
        }
        catch (IOException)
        {
            return (0, "The segment cannot be read.");
        }
    }

    private async Task<(int Frames, string? Trouble)> RunAsync(
        Process child, SealedSegment segment, Action<ReadOnlySpan<byte>> take, CancellationToken cancellation)
    {
        var complaints = child.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation);
        var feeding = FeedAsync(child.StandardInput.BaseStream, segment, cancellation);
        var frame = new byte[Width * Height];
        var frames = 0;
        while (await child.StandardOutput.BaseStream.ReadAtLeastAsync(frame, frame.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) == frame.Length)
        {
            take(frame);
            frames++;
        }

        await feeding.ConfigureAwait(false);
        await complaints.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return frames > 0 ? (frames, null) : (0, "The segment holds no pictures that can be decoded.");
    }

    private async Task FeedAsync(Stream input, SealedSegment segment, CancellationToken cancellation)
    {
        try
        {
            await using (input.ConfigureAwait(false))
            {
                await foreach (var piece in new SegmentBytes(dataFolder, segment).ReadAsync(cancellation).ConfigureAwait(false))
                {
                    await input.WriteAsync(Stripped(piece.Bytes, piece.Datagrams.Span), cancellation).ConfigureAwait(false);
                }
            }
        }
        catch (IOException) when (File.Exists(Path.Combine(dataFolder, segment.Path)))
        {
            // The child has ended: it has had enough, or could make nothing of it.
        }
    }

    /// <summary>Transport packets alone, without RTP's headers.</summary>
    private static ReadOnlyMemory<byte> Stripped(ReadOnlyMemory<byte> bytes, ReadOnlySpan<int> datagrams)
    {
        if (datagrams.IsEmpty)
        {
            return bytes;
        }

        var kept = new MemoryStream(bytes.Length);
        foreach (var length in datagrams)
        {
            kept.Write(RtpHeader.Strip(bytes.Span[..length]));
            bytes = bytes[length..];
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }

    private static void End(Process child)
    {
        try
        {
            child.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private ProcessStartInfo Command()
    {
        var command = new ProcessStartInfo("prlimit")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        command.Environment.Clear();
        command.Environment["PATH"] = SearchPath;
        string[] arguments =
        [
            $"--as={options.DecoderMiB * 1024L * 1024L}", $"--cpu={options.MostSeconds}", "--nofile=32", "--core=0", "--fsize=0", "--",
            "nice", "-n", "19", options.Ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "pipe",
            "-threads", "1", "-probesize", "1000000", "-f", "mpegts", "-i", "pipe:0", "-map", "0:v:0", "-an", "-sn", "-dn",
            "-vf", $"fps={FramesPerSecond},scale={Width}:{Height}:flags=area,format=gray", "-frames:v", $"{MostFrames}",
            "-f", "rawvideo", "pipe:1",
        ];
        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        return command;
    }
}
