using System.Buffers;
using Truceline.Simulator.Chance;
using Truceline.Simulator.MpegTs;
using Truceline.Simulator.Scenarios;

namespace Truceline.Simulator.Sending;

/// <summary>What of the sent packets arrives: nothing in an outage, some of it damaged in a bad stretch.</summary>
public sealed class Reception(Scenario scenario, ulong seed)
{
    private readonly Pcg32 _chance = new(seed, 1UL << 60);

    /// <param name="time">Seconds from the scenario's start.</param>
    public void Pass(double time, ReadOnlySpan<byte> packets, IBufferWriter<byte> arrived)
    {
        if (scenario.IsOutAt(time))
        {
            return;
        }

        if (scenario.DamageAt(time) is not { } bad)
        {
            arrived.Write(packets);
            return;
        }

        for (; packets.Length > 0; packets = packets[TransportMultiplexer.PacketLength..])
        {
            if (_chance.NextUnit() >= bad.LostPackets)
            {
                Damage(packets[..TransportMultiplexer.PacketLength], bad.WrongBits, arrived);
            }
        }
    }

    private void Damage(ReadOnlySpan<byte> packet, double share, IBufferWriter<byte> arrived)
    {
        var copy = arrived.GetSpan(packet.Length)[..packet.Length];
        packet.CopyTo(copy);
        if (_chance.NextUnit() < share)
        {
            var bit = (int)(_chance.Next() % (packet.Length * 8));
            copy[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        arrived.Advance(packet.Length);
    }
}
