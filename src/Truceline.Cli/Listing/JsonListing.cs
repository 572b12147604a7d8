using System.Text.Encodings.Web;
using System.Text.Json;
using Truceline.Formats.Klv;
using Truceline.Formats.MpegTs;

namespace Truceline.Cli.Listing;

/// <summary>JSON Lines: a packet a line, then one line of counts, which has no <c>pid</c>.</summary>
internal sealed class JsonListing(Stream output) : IKlvListing
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly KlvTally _tally = new();
    private readonly KlvJson _json = new();

    public TsCounters? Counters { get; set; }

    public void Klv(in KlvUnit unit)
    {
        if (!KlvPacket.TryRead(unit.Bytes, out var packet))
        {
            _tally.Dropped++;
            return;
        }

        var checksum = packet.VerifyChecksum();
        var standard = KlvStandards.Name(packet.Standard);
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            WritePlace(writer, unit);
            writer.WriteString("standard"u8, standard);
            writer.WriteString("checksum"u8, Word(checksum));
            if (packet.Standard == KlvStandard.Unknown)
            {
                writer.WriteString("key"u8, Convert.ToHexStringLower(packet.Key));
                writer.WriteString("bytes"u8, Convert.ToHexStringLower(packet.Value));
            }

            writer.WritePropertyName("items"u8);
            var isWhole = _json.WriteItems(writer, packet);
            if (!isWhole)
            {
                writer.WriteBoolean("damaged"u8, true);
            }

            writer.WriteEndObject();
            _tally.Count(standard, checksum, isWhole);
        }

        output.WriteByte((byte)'\n');
    }

    public void Dropped() => _tally.Dropped++;

    public void End()
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("packets"u8, _tally.Packets);
            writer.WriteStartObject("standards"u8);
            foreach (var (standard, count) in _tally.ByStandard)
            {
                writer.WriteNumber(standard, count);
            }

            writer.WriteEndObject();
            writer.WriteNumber("dropped"u8, _tally.Dropped + (Counters?.KlvDropped ?? 0));
            writer.WriteNumber("damaged"u8, _tally.Damaged + (Counters?.KlvDamaged ?? 0));
            writer.WriteNumber("badChecksums"u8, _tally.BadChecksums);
            if (Counters is { } counters)
            {
                writer.WriteNumber("continuityErrors"u8, counters.ContinuityErrors);
                writer.WriteNumber("skippedBytes"u8, counters.SkippedBytes);
            }

            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WritePlace(Utf8JsonWriter writer, in KlvUnit unit)
    {
        // Bare KLV has neither stream nor time.
        if (unit.Pid < 0)
        {
            writer.WriteNull("pid"u8);
        }
        else
        {
            writer.WriteNumber("pid"u8, unit.Pid);
        }

        if (unit.Pts is { } pts)
        {
            writer.WriteNumber("pts"u8, pts);
        }
        else
        {
            writer.WriteNull("pts"u8);
        }

        writer.WriteBoolean("ptsInferred"u8, unit.PtsInferred);
    }

    private static string Word(KlvChecksum checksum) => checksum switch
    {
        KlvChecksum.Ok => "ok",
        KlvChecksum.Bad => "bad",
        _ => "absent",
    };
}
