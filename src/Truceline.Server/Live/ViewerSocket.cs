using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Core.Sensing;

namespace Truceline.Server.Live;

/// <summary>One viewer's connection. A viewer that takes nothing for a while is let go, so that it holds nothing up.</summary>
internal sealed class ViewerSocket(WebSocket socket)
{
    private const int LongestMessage = 1_024;
    private const int PictureHead = 17;
    private const int TransportHead = PictureHead + 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly byte[] _head = new byte[TransportHead];
    private readonly TransportWrapper _wrapper = new(TransportWrapper.StreamTypeOf(PictureCoding.H264)!.Value);
    private DecodeTimes _decodeTimes = new();
    private PictureFormat? _format;

    public bool IsLive { private get; init; }

    /// <summary>Pictures go as transport packets, for a viewer that gives them to Media Source.</summary>
    public bool AsTransport { private get; init; }

    public async Task SendAsync(Shown shown, CancellationToken cancellation)
    {
        switch (shown)
        {
            case Shown.Picture picture:
                await SendAsync(picture, cancellation).ConfigureAwait(false);
                break;
            case Shown.Frame frame:
                await SendTextAsync(new FrameText("frame", frame.Report), cancellation).ConfigureAwait(false);
                break;
            case Shown.Trouble trouble:
                await SendTextAsync(new TroubleText("trouble", trouble.Sentence), cancellation).ConfigureAwait(false);
                break;
            case Shown.Begin begin:
                _decodeTimes = new DecodeTimes();
                await SendTextAsync(new BeginText("begin", begin.Number), cancellation).ConfigureAwait(false);
                break;
            case Shown.Gap gap:
                await SendTextAsync(new GapText("gap", Micros(gap.From), Micros(gap.To)), cancellation).ConfigureAwait(false);
                break;
            default:
                await SendTextAsync(new EndedText("ended"), cancellation).ConfigureAwait(false);
                break;
        }
    }

    public Task SendTextAsync<T>(T text, CancellationToken cancellation) =>
        SendAsync(JsonSerializer.SerializeToUtf8Bytes(text, StatementJson.Options), WebSocketMessageType.Text, true, cancellation);

    /// <summary>Reads until the viewer closes or sends nonsense; each message that can be read is handed on.</summary>
    public async Task ListenAsync(Action<Steering>? steer, CancellationToken cancellation)
    {
        var buffer = new byte[LongestMessage];
        while (socket.State == WebSocketState.Open)
        {
            var message = await socket.ReceiveAsync(buffer.AsMemory(), cancellation).ConfigureAwait(false);
            if (message.MessageType == WebSocketMessageType.Close || !message.EndOfMessage)
            {
                return;
            }

            if (Steering.Read(buffer.AsSpan(0, message.Count)) is { } steering)
            {
                steer?.Invoke(steering);
            }
        }
    }

    public async Task CloseAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The viewer has gone first.
        }
    }

    /// <summary>
    /// Flags (bit 0: key picture), PTS at 90 kHz, received in microseconds since 1970, both big-endian; then the access unit. As transport:
    /// after the received time the DTS at 90 kHz, then whole packets that hold the access unit, for a key picture behind its tables.
    /// </summary>
    private async Task SendAsync(Shown.Picture picture, CancellationToken cancellation)
    {
        if (picture.IsKey && PictureFormat.OfH264(picture.AnnexB.Span) is { } format && format != _format)
        {
            _format = format;
            await SendTextAsync(new FormatText("format", format.Codec, format.Width, format.Height, IsLive), cancellation).ConfigureAwait(false);
        }

        _head[0] = picture.IsKey ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(_head.AsSpan(1), picture.Pts);
        BinaryPrimitives.WriteInt64BigEndian(_head.AsSpan(9), Micros(picture.Received)!.Value);
        var body = AsTransport ? Wrapped(picture) : picture.AnnexB;
        await SendAsync(_head.AsMemory(0, AsTransport ? TransportHead : PictureHead), WebSocketMessageType.Binary, false, cancellation).ConfigureAwait(false);
        await SendAsync(body, WebSocketMessageType.Binary, true, cancellation).ConfigureAwait(false);
    }

    private ReadOnlyMemory<byte> Wrapped(Shown.Picture picture)
    {
        var dts = _decodeTimes.Next(picture.Pts, picture.IsKey);
        BinaryPrimitives.WriteInt64BigEndian(_head.AsSpan(PictureHead), dts);
        using var packets = new MemoryStream();
        _wrapper.Write(packets, picture.Pts, picture.IsKey, picture.AnnexB.Span, dts);
        return packets.GetBuffer().AsMemory(0, (int)packets.Length);
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool isEnd, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await socket.SendAsync(bytes, type, isEnd, patience.Token).ConfigureAwait(false);
    }

    private static long? Micros(Instant? at) => at is { } moment ? (moment - NodaConstants.UnixEpoch).ToInt64Nanoseconds() / 1_000 : null;

    private sealed record BeginText(string Type, int Number);

    private sealed record GapText(string Type, long? From, long? To);

    private sealed record FormatText(string Type, string Codec, int Width, int Height, bool Live);

    private sealed record FrameText(string Type, FrameReport Report);

    private sealed record TroubleText(string Type, string Sentence);

    private sealed record EndedText(string Type);
}
