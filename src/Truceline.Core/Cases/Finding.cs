using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>
/// The result of a round, as the heads sign it: what each delegation judged, side by side, and where they agree. It is
/// computed, never written by a hand, so that anyone can compute it again from the log.
/// </summary>
/// <param name="Canonical">JSON without white space, keys in a fixed order (docs/formats/assessment.md).</param>
/// <param name="Digest">SHA-256 of <paramref name="Canonical"/>, lower hex.</param>
public sealed record Finding(string Canonical, string Digest)
{
    /// <summary>Null until every seal is opened or lapsed, and where nobody revealed anything.</summary>
    public static Finding? Of(CaseFile file, Round round)
    {
        if (round.Stage is Stage.Assessing or Stage.Revealing || round.Seats.All(seat => seat.Form is null))
        {
            return null;
        }

        var canonical = Write(file, round);
        return new(canonical, Hex.Of(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
    }

    /// <summary>Field by field; empty unless every delegation revealed.</summary>
    public static IReadOnlyList<FieldComparison> Fields(Round round) =>
        round.Seats.All(seat => seat.Form is not null) ? Comparison.Of([.. round.Seats.Select(seat => seat.Form!)]) : [];

    private static string Write(CaseFile file, Round round)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("truceline", "finding/v1");
            json.WriteString("mission", file.Mission);
            json.WriteString("case", file.Number);
            json.WriteString("caseOpenHash", file.OpenHash);
            json.WriteNumber("round", round.Number);
            WriteSeats(json, round);
            WriteFields(json, round);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteSeats(Utf8JsonWriter json, Round round)
    {
        json.WriteStartArray("delegations");
        foreach (var seat in round.Seats)
        {
            json.WriteStartObject();
            json.WriteString("delegation", seat.Delegation);
            json.WriteString("state", Kebab.Of(seat.State));
            json.WriteString("commitment", seat.State == SealState.NotSealed ? null : seat.Seal!.Commitment);
            json.WritePropertyName("form");
            json.WriteRawValue(seat.Form is null ? "null" : seat.Reveal!.Form);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFields(Utf8JsonWriter json, Round round)
    {
        json.WriteStartArray("fields");
        foreach (var field in Fields(round))
        {
            json.WriteStartObject();
            json.WriteString("field", field.Field);
            json.WriteString("state", Kebab.Of(field.State));
            json.WriteStartArray("values");
            foreach (var value in field.Values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
