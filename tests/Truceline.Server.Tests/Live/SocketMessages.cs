using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Truceline.Server.Tests.Live;

/// <summary>What a viewer's connection brings, one message at a time.</summary>
internal sealed record SocketMessage(JsonElement? Text, SocketPicture? Picture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string? Type => Text?.GetProperty("type").GetString();

    public static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancellation);

    /// <summary>The next message; null where the server has closed.</summary>
    public static async Task<SocketMessage?> ReadAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            bytes.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                var whole = bytes.ToArray();
                return part.MessageType == WebSocketMessageType.Text
                    ? new(JsonElement.Parse(Encoding.UTF8.GetString(whole)), null)
                    : new(null, new(whole[0] == 1, BinaryPrimitives.ReadInt64BigEndian(whole.AsSpan(1)), BinaryPrimitives.ReadInt64BigEndian(whole.AsSpan(9)), whole.AsMemory(17)));
            }
        }
    }
}

/// <param name="At">Microseconds since 1970.</param>
/// <param name="Rest">What follows these.</param>
internal sealed record SocketPicture(bool IsKey, long Pts, long At, ReadOnlyMemory<byte> Rest);
