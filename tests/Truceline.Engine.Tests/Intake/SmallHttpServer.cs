using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Truceline.Engine.Tests.Intake;

/// <summary>Answers one request a connection with the bytes that it is told to.</summary>
internal sealed class SmallHttpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public SmallHttpServer(Func<string, byte[]> answer)
    {
        _listener.Start();
        _ = ServeAsync(answer);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Paths asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    public static byte[] Answer(string status, string headers, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\nConnection: close\r\n\r\n"), .. body];

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<string, byte[]> answer)
    {
        while (!_stop.IsCancellationRequested)
        {
            using var peer = await _listener.AcceptTcpClientAsync(_stop.Token);
            using var reader = new StreamReader(peer.GetStream(), Encoding.ASCII, leaveOpen: true);
            var path = (await reader.ReadLineAsync(_stop.Token))!.Split(' ')[1];
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
            {
            }

            Asked.Add(path);
            await peer.GetStream().WriteAsync(answer(path), _stop.Token);
            peer.Client.Shutdown(SocketShutdown.Send);
            await reader.ReadToEndAsync(_stop.Token);
        }
    }
}
