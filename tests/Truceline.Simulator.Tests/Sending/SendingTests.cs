using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Sending;

namespace Truceline.Simulator.Tests.Sending;

public sealed class SendingTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 12)]
    public async Task Datagrams_hold_up_to_seven_packets_behind_their_header(bool rtp, int header)
    {
        using var ear = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var (sink, trouble) = UdpSink.Open($"udp://127.0.0.1:{((IPEndPoint)ear.Client.LocalEndPoint!).Port}", rtp);
        trouble.ShouldBeNull();
        await using (sink)
        {
            var sent = new byte[9 * 188];
            Random.Shared.NextBytes(sent);
            await sink!.SendAsync(sent, 90_000, TestContext.Current.CancellationToken);

            var first = await ear.ReceiveAsync(TestContext.Current.CancellationToken);
            var second = await ear.ReceiveAsync(TestContext.Current.CancellationToken);
            first.Buffer.Length.ShouldBe(header + (7 * 188));
            byte[] heard = [.. first.Buffer[header..], .. second.Buffer[header..]];
            heard.ShouldBe(sent);
            if (rtp)
            {
                first.Buffer[..8].ShouldBe([0x80, 33, 0, 0, 0, 1, 0x5F, 0x90]);
                second.Buffer[3].ShouldBe((byte)1);
            }
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:5")]
    [InlineData("udp://127.0.0.1")]
    [InlineData("nonsense")]
    public void A_wrong_address_gets_one_sentence(string address)
    {
        var (sink, trouble) = UdpSink.Open(address, rtp: false);

        sink.ShouldBeNull();
        trouble!.ShouldContain("udp://");
    }

    [Fact]
    public void An_outage_lets_nothing_through_and_a_bad_stretch_loses_its_share()
    {
        var reception = new Reception(ScenarioCatalogue.Find("hour")!, 1);
        var packets = new byte[188 * 10_000];
        int Arrived(double time)
        {
            var arrived = new ArrayBufferWriter<byte>();
            reception.Pass(time, packets, arrived);
            (arrived.WrittenCount % 188).ShouldBe(0);
            return arrived.WrittenCount / 188;
        }

        Arrived(10).ShouldBe(10_000);
        Arrived(1700).ShouldBe(0);
        Arrived(2430).ShouldBeInRange(9_850, 9_950);
    }

    [Fact]
    public async Task Stopping_early_leaves_no_encoder_behind()
    {
        using var stop = new CancellationTokenSource();
        var (simulation, _) = Simulation.Start(SimulatedStream.Options("crossing", 3600) with { RealTime = true }, TimeProvider.System);
        var encoder = simulation!.EncoderProcess;
        Directory.Exists($"/proc/{encoder}").ShouldBeTrue();
        await using (simulation)
        {
            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (var frame in simulation.RunAsync(stop.Token))
                {
                    await stop.CancelAsync();
                }
            });
        }

        Directory.Exists($"/proc/{encoder}").ShouldBeFalse();
    }
}
