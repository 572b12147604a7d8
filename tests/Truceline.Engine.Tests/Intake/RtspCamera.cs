using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Truceline.Engine.Tests.Intake;

/// <summary>
/// A camera: H.264 that ffmpeg makes and packs into RTP, handed to one RTSP client inside its TCP connection (RFC 2326, interleaved),
/// behind Basic authentication.
/// </summary>
internal sealed class RtspCamera : IDisposable
{
    private const string Sdp = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1\r\na=control:track\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly UdpClient _packets = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop;
    private readonly Process _encoder;

    public RtspCamera(CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _listener.Start();
        var port = ((IPEndPoint)_packets.Client.LocalEndPoint!).Port;
        _encoder = Process.Start(new ProcessStartInfo("ffmpeg",
        [
            "-v", "quiet", "-nostdin", "-re", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=15", "-c:v", "libx264", "-preset", "ultrafast",
            "-tune", "zerolatency", "-g", "15", "-pix_fmt", "yuv420p", "-bsf:v", "dump_extra", "-f", "rtp", $"rtp://127.0.0.1:{port}?pkt_size=1200",
        ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _stop.Cancel();
        _encoder.Kill();
        _encoder.Dispose();
        _listener.Dispose();
        _packets.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var peer = await _listener.AcceptTcpClientAsync(_stop.Token);
            try
            {
                await AnswerAsync(peer.GetStream());
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
            {
                headers[header[..header.IndexOf(':')]] = header[(header.IndexOf(':') + 1)..].Trim();
            }

            var isKnown = headers.GetValueOrDefault("Authorization") == "Basic " + Convert.ToBase64String("user:secret"u8);
            var (status, more, body) = (line.Split(' ')[0], isKnown) switch
            {
                ("OPTIONS", _) => ("200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n", ""),
                (_, false) => ("401 Unauthorized", "WWW-Authenticate: Basic realm=\"camera\"\r\n", ""),
                ("DESCRIBE", _) => ("200 OK", "Content-Type: application/sdp\r\n", Sdp),
                ("SETUP", _) => ("200 OK", "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n", ""),
                _ => ("200 OK", "Session: 1\r\n", ""),
            };
            var answer = string.Create(CultureInfo.InvariantCulture, $"RTSP/1.0 {status}\r\nCSeq: {headers["CSeq"]}\r\n{more}Content-Length: {body.Length}\r\n\r\n{body}");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
            if (line.StartsWith("PLAY", StringComparison.Ordinal))
            {
                await PlayAsync(stream);
            }
        }
    }

    private async Task PlayAsync(NetworkStream stream)
    {
        while (true)
        {
            var packet = (await _packets.ReceiveAsync(_stop.Token)).Buffer;
            await stream.WriteAsync((byte[])[(byte)'$', 0, (byte)(packet.Length >> 8), (byte)(packet.Length & 0xFF), .. packet], _stop.Token);
        }
    }
}
