using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Truceline.Engine.Intake;

/// <summary>
/// What a child program hands over on its standard output: SRT by srt-live-transmit, RTSP by ffmpeg. The child gets an argument list,
/// never a shell, an empty environment, resource limits (prlimit of util-linux) and one address that an administrator listed; it goes
/// with the source. Its arguments can be seen by other accounts of the machine, a password in them too.
/// </summary>
/// <param name="package">The Debian package that brings the program.</param>
internal sealed class ChildSource(string program, string package, IReadOnlyList<string> arguments, TimeProvider clock) : ISource
{
    private const string SearchPath = "/usr/local/bin:/usr/bin:/bin";
    private const long AddressSpace = 2L << 30;
    private const int MostSaid = 300;

    public string? Warning => null;

    public static ChildSource Of(SourceAddress.Srt address, TimeProvider clock)
    {
        var host = address.EndPoint.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address.EndPoint.Address}]" : $"{address.EndPoint.Address}";
        var options = string.Concat(address.Options.Select(option => $"&{option.Name}={Uri.EscapeDataString(option.Value)}"));
        var mode = address.Listens ? "listener" : "caller";
        return new ChildSource(
            "srt-live-transmit", "srt-tools",
            ["-loglevel:error", "-quiet", "-autoreconnect:no", $"srt://{host}:{address.EndPoint.Port}?mode={mode}{options}", "file://con"], clock);
    }

    public static ChildSource Of(SourceAddress.Rtsp address, TimeProvider clock) => new(
        "ffmpeg", "ffmpeg",
        [
            "-hide_banner", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "rtsp,tcp", "-rtsp_transport", "tcp", "-timeout", "10000000",
            "-f", "rtsp", "-i", address.Address.AbsoluteUri, "-map", "0:v:0", "-c", "copy", "-muxdelay", "0", "-muxpreload", "0", "-flush_packets", "1",
            "-f", "mpegts", "pipe:1",
        ],
        clock);

    public async Task RunAsync(IArrivals arrivals, CancellationToken cancellation)
    {
        using var child = Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var saying = ListenAsync(child.StandardError, stop.Token);
        try
        {
            child.StandardInput.Close();
            var taken = await new StreamPump(clock).RunAsync(child.StandardOutput.BaseStream, arrivals, cancellation).ConfigureAwait(false);
            await child.WaitForExitAsync(cancellation).ConfigureAwait(false);
            var said = await saying.ConfigureAwait(false);
            throw new IOException(said.Length > 0 ? $"{program} ended: {said}" : $"{program} ended after {taken} bytes");
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            Kill(child);
            await ((Task)saying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Process Start()
    {
        if (!Has("prlimit") || !Has(program))
        {
            throw new IOException($"{program} is not installed at the centre; install it (apt install {package})");
        }

        var command = new ProcessStartInfo("prlimit")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        command.Environment.Clear();
        command.Environment["PATH"] = SearchPath;
        foreach (var argument in (string[])[$"--as={AddressSpace}", "--nofile=64", "--core=0", "--fsize=0", "--", program, .. arguments])
        {
            command.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(command)!;
        }
        catch (Win32Exception fault)
        {
            throw new IOException($"{program} cannot be started: {fault.Message}", fault);
        }
    }

    private static bool Has(string name) => SearchPath.Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>The last line that the child said, made fit to print; a password that it repeats is left out.</summary>
    private async Task<string> ListenAsync(StreamReader from, CancellationToken cancellation)
    {
        var last = "";
        var line = new StringBuilder();
        var buffer = new char[1024];
        for (int read; (read = await from.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                if (c == '\n')
                {
                    last = line.Length > 0 ? line.ToString() : last;
                    line.Clear();
                }
                else if (line.Length < MostSaid)
                {
                    line.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
                }
            }
        }

        last = line.Length > 0 ? line.ToString() : last;
        return arguments.Aggregate(last, (said, argument) => argument.Contains("://", StringComparison.Ordinal) ? said.Replace(argument, "the address", StringComparison.Ordinal) : said).Trim();
    }

    private static void Kill(Process child)
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
}
