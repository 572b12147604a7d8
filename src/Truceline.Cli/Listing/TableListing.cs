using System.Text;
using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;

namespace Truceline.Cli.Listing;

/// <summary>A line a packet, for people: when, where the platform was, where it looked.</summary>
internal sealed class TableListing(Stream output) : IKlvListing
{
    private const double TicksPerSecond = 90_000;

    private readonly KlvTally _tally = new();
    private readonly UasFrame _frame = new();

    public TsCounters? Counters { get; set; }

    public void Klv(in KlvUnit unit)
    {
        if (!KlvPacket.TryRead(unit.Bytes, out var packet))
        {
            _tally.Dropped++;
            return;
        }

        if (_tally.Packets == 0)
        {
            Line($"{"pid",6} {"pts s",12}  {"standard",-8} {"sum",-6} {"items",5}  {"source time (UTC, as claimed)",-29}  {"platform",-21}  frame centre");
        }

        var count = 0;
        var items = packet.Items;
        while (items.MoveNext())
        {
            count++;
        }

        var checksum = packet.VerifyChecksum();
        var standard = KlvStandards.Name(packet.Standard);
        _tally.Count(standard, checksum, !items.IsDamaged);
        var pid = unit.Pid < 0 ? "-" : $"0x{unit.Pid:x}";
        var pts = unit.Pts is { } time ? $"{(unit.PtsInferred ? "~" : "")}{time / TicksPerSecond:F3}" : "-";
        Line($"{pid,6} {pts,12}  {standard,-8} {checksum.ToString().ToLowerInvariant(),-6} {count,5}  {Places(packet)}");
    }

    public void Dropped() => _tally.Dropped++;

    public void End()
    {
        var standards = _tally.Packets == 0 ? "no KLV" : string.Join(", ", _tally.ByStandard.Select(pair => $"{pair.Value} {pair.Key}"));
        var dropped = _tally.Dropped + (Counters?.KlvDropped ?? 0);
        var damaged = _tally.Damaged + (Counters?.KlvDamaged ?? 0);
        Line($"{standards}; {dropped} dropped, {damaged} damaged, {_tally.BadChecksums} with a wrong checksum.");
    }

    private string Places(in KlvPacket packet)
    {
        if (!_frame.TryRead(packet))
        {
            return "";
        }

        return $"{Time(_frame.Timestamp),-29}  {Place(_frame.PlatformLatitude, _frame.PlatformLongitude),-21}  "
            + Place(_frame.FrameCentreLatitude, _frame.FrameCentreLongitude);
    }

    private static string Place(double? latitude, double? longitude) =>
        latitude is null || longitude is null ? "-" : $"{latitude:F6} {longitude:F6}";

    private static string Time(ulong? microseconds) =>
        microseconds is { } value and < 253_402_300_800_000_000 ? DateTime.UnixEpoch.AddMicroseconds(value).ToString("yyyy-MM-dd HH:mm:ss.ffffff") : "-";

    private void Line(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text.TrimEnd()));
        output.WriteByte((byte)'\n');
    }
}
