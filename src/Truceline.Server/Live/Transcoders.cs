using System.ComponentModel;
using System.Diagnostics;

namespace Truceline.Server.Live;

/// <summary>Starts transcoding children, so many at a time and no more.</summary>
internal sealed class Transcoders(ServerOptions options)
{
    private int _running;

    /// <returns>The running child, or a sentence that says why there is none.</returns>
    public (Transcoder? Started, string? Trouble) Start(PictureCoding coding)
    {
        if (TransportWrapper.StreamTypeOf(coding) is not { } streamType)
        {
            return (null, "The coding of these pictures is not known, so that they cannot be shown; they are recorded all the same.");
        }

        if (Interlocked.Increment(ref _running) > options.Transcoders)
        {
            Leave();
            return (null, $"The centre transcodes {options.Transcoders} pictures at a time and no more; close another one first.");
        }

        if (!Has("prlimit") || !Has(options.Ffmpeg))
        {
            Leave();
            return (null, Missing(coding));
        }

        try
        {
            return (new Transcoder(Process.Start(Command(options))!, streamType, Leave), null);
        }
        catch (Win32Exception)
        {
            Leave();
            return (null, Missing(coding));
        }
    }

    private void Leave() => Interlocked.Decrement(ref _running);

    private static string Missing(PictureCoding coding) =>
        $"This source sends {coding.ToString().ToUpperInvariant()}, which a browser cannot show; install ffmpeg at the centre "
        + "(apt install ffmpeg) to watch it. It is recorded all the same.";

    private static bool Has(string program) => program.Contains('/')
        ? File.Exists(program)
        : SearchPath.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private const string SearchPath = "/usr/local/bin:/usr/bin:/bin";

    private static ProcessStartInfo Command(ServerOptions options)
    {
        var command = new ProcessStartInfo("prlimit")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        command.Environment.Clear();
        command.Environment["PATH"] = SearchPath;
        string[] arguments =
        [
            $"--as={options.TranscoderMiB * 1024L * 1024L}", "--nofile=32", "--core=0", "--fsize=0", "--",
            options.Ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "pipe",
            "-probesize", "65536", "-analyzeduration", "0", "-fpsprobesize", "0", "-copyts", "-f", "mpegts", "-i", "pipe:0",
            "-map", "0:v:0", "-an", "-sn", "-dn", "-fps_mode", "passthrough", "-enc_time_base", "1:90000",
            "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "50", "-pix_fmt", "yuv420p", "-threads", "2",
            "-muxdelay", "0", "-muxpreload", "0", "-mpegts_copyts", "1", "-flush_packets", "1", "-f", "mpegts", "pipe:1",
        ];
        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        return command;
    }
}
