using System.Net;
using System.Net.Sockets;
using Truceline.Engine.Intake;

namespace Truceline.Engine.Tests.Intake;

public sealed class Datagrams_arrive_as_they_were_sent
{
    [Fact]
    public async Task Odd_sizes_empty_ones_and_RTP_come_through_bit_for_bit()
    {
        var sent = Datagrams();
        var taken = new Taken(sent.Sum(datagram => datagram.Length));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var source = new UdpSource(new SourceAddress.Udp(new IPEndPoint(IPAddress.Loopback, 0), null), TimeProvider.System);
        var running = source.RunAsync(taken, stop.Token);
        using var sender = new UdpClient();
        foreach (var datagram in sent)
        {
            await sender.SendAsync(datagram, source.Listening!, stop.Token);
        }

        await taken.Whole.Task.WaitAsync(TimeSpan.FromSeconds(20), stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
        taken.Bytes.ToArray().AsSpan().SequenceEqual(sent.SelectMany(datagram => datagram).ToArray()).ShouldBeTrue();
        taken.Lengths.ShouldBe(sent.Select(datagram => datagram.Length));
    }

    [Fact]
    public async Task A_multicast_group_is_joined()
    {
        var address = (SourceAddress.Udp)SourceAddress.Parse("udp://239.255.42.42:0?interface=127.0.0.1", out _)!;
        var taken = new Taken(3);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var source = new UdpSource(address, TimeProvider.System);
        var running = source.RunAsync(taken, stop.Token);
        using var sender = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        sender.Client.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
        await sender.SendAsync(new byte[] { 1, 2, 3 }, new IPEndPoint(IPAddress.Parse("239.255.42.42"), source.Listening!.Port), stop.Token);
        await taken.Whole.Task.WaitAsync(TimeSpan.FromSeconds(20), stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
        taken.Bytes.ToArray().ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("udp://127.0.0.1:5000")]
    [InlineData("udp://239.1.2.3:1234?interface=10.0.0.1")]
    [InlineData("udp://[::1]:5000")]
    [InlineData("file:///data/flight.ts")]
    [InlineData("folder:///data/dropped in")]
    [InlineData("tcp://10.0.0.7:5000")]
    [InlineData("tcp://:5000?listen")]
    [InlineData("tcp://[fe80::1]:5000")]
    [InlineData("http://camera.example/live.ts?key=1")]
    [InlineData("https://10.0.0.7:8443/live.ts")]
    [InlineData("srt://10.0.0.7:9000")]
    [InlineData("srt://:9000?mode=listener&latency=200&streamid=%23!::r=live&passphrase=0123456789")]
    [InlineData("rtsp://10.0.0.7/stream1")]
    [InlineData("rtsp://user:pass@10.0.0.7:8554/stream1")]
    public void An_address_is_read(string text) => SourceAddress.Parse(text, out var refusal).ShouldNotBeNull(refusal);

    [Theory]
    [InlineData("")]
    [InlineData("udp://example.org:5000")]
    [InlineData("udp://127.0.0.1:5000?interface=eth0")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("tcp://camera.example:5000")]
    [InlineData("tcp://10.0.0.7")]
    [InlineData("tcp://1:5000")]
    [InlineData("tcp://0.0.0.0:5000")]
    [InlineData("tcp://239.1.1.1:5000")]
    [InlineData("tcp://10.0.0.7:5000?listen=yes")]
    [InlineData("http://user:pass@10.0.0.7/")]
    [InlineData("srt://camera.example:9000")]
    [InlineData("srt://10.0.0.7:9000?mode=rendezvous")]
    [InlineData("srt://10.0.0.7:9000?linger=1")]
    [InlineData("srt://10.0.0.7:9000?passphrase=short")]
    [InlineData("srt://10.0.0.7:9000?streamid=a%26mode=x")]
    [InlineData("rtsp://camera.example/stream1")]
    [InlineData("folder:///")]
    [InlineData("file://host/flight.ts")]
    public void What_is_no_address_is_refused_in_a_sentence(string text)
    {
        SourceAddress.Parse(text, out var refusal).ShouldBeNull();
        refusal.ShouldNotBeNull().ShouldEndWith(".");
    }

    [Fact]
    public void A_refusal_repeats_no_password()
    {
        SourceAddress.Parse("rtspx://user:secret@10.0.0.7/s", out var refusal).ShouldBeNull();
        refusal.ShouldNotBeNull().ShouldNotContain("secret");
    }

    private static List<byte[]> Datagrams()
    {
        var random = new Random(7);
        var sent = new List<byte[]>();
        foreach (var length in new[] { 1316, 1, 0, 188, 1328, 65_507, 7, 1472, 9000, 0, 3 })
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            sent.Add(bytes);
        }

        // An RTP header in front of two transport packets.
        sent.Add([0x80, 33, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4, 0x47, .. new byte[187], 0x47, .. new byte[187]]);
        return sent;
    }

    private sealed class Taken(long wanted) : IArrivals
    {
        public MemoryStream Bytes { get; } = new();

        public List<int> Lengths { get; } = [];

        public TaskCompletionSource Whole { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask ArrivedAsync(Arrival arrival, CancellationToken cancellation)
        {
            Bytes.Write(arrival.Bytes.Span);
            Lengths.AddRange(arrival.Datagrams.Span);
            if (Bytes.Length >= wanted)
            {
                Whole.TrySetResult();
            }

            return ValueTask.CompletedTask;
        }
    }
}
