using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Formats.Cot;

namespace Truceline.Engine.Sensing;

/// <summary>
/// Positions of own assets and patrols out of Cursor-on-Target events; every other kind of event is refused and counted. A presence holds
/// for as long as its event says, and an hour at most.
/// </summary>
internal sealed class CotPositions : ITelemetry
{
    private const string Standard = "Cursor-on-Target";
    public static readonly Duration Longest = Duration.FromHours(1);

    private readonly string _source;
    private readonly StreamReading _reading;
    private readonly CotReader _events;
    private Instant _received;

    public CotPositions(string source, StreamReading reading)
    {
        (_source, _reading) = (source, reading);
        _events = new CotReader(Take);
    }

    public void Feed(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> datagrams, Instant received)
    {
        _received = received;
        if (datagrams.IsEmpty)
        {
            _events.Feed(bytes);
        }

        foreach (var length in datagrams)
        {
            // A datagram is whole: half an event in one is not completed by the next.
            _events.Feed(bytes[..length]);
            _events.Flush();
            bytes = bytes[length..];
        }

        Count();
    }

    public void Flush()
    {
        _events.Flush();
        Count();
    }

    private void Count()
    {
        var counts = _reading.Counts;
        (counts.KlvPackets, counts.Klv[Standard], counts.ChecksumErrors) = (_events.Good + _events.Refused + _events.Bad, _events.Good, _events.Bad);
        if (_events.Refused > 0)
        {
            counts.Klv[Standard + " refused"] = _events.Refused;
        }
    }

    private void Take(CotEvent stated)
    {
        var claimed = Instant.FromDateTimeUtc(stated.Time);
        var holds = Instant.FromDateTimeUtc(stated.Stale) - claimed;
        holds = holds < Duration.Zero ? Duration.Zero : holds > Longest ? Longest : holds;
        _reading.Present(new PresenceReport(
            _source, stated.Uid, stated.Callsign, stated.IsAirborne ? PresenceKind.Aircraft : PresenceKind.Patrol,
            new Position(stated.Latitude, stated.Longitude), stated.Height, stated.Error, claimed, _received, _received + holds));
    }
}
