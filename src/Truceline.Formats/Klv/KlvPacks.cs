using System.Text;
using System.Text.Json.Nodes;

namespace Truceline.Formats.Klv;

/// <summary>
/// Packs as JSON: fields in a fixed order, as ST 0601, ST 0903, ST 1010 and ST 1204 lay them out. Null: the bytes are no such pack.
/// </summary>
internal static class KlvPacks
{
    /// <param name="before">Tags of the items before this one, for the pack that speaks of them.</param>
    public static JsonNode? Read(KlvPack pack, ReadOnlySpan<byte> bytes, List<int> before)
    {
        var reader = new PackReader(bytes);
        JsonNode? node = pack switch
        {
            KlvPack.HorizonPixels => HorizonPixels(ref reader),
            KlvPack.CoreIdentifier => CoreIdentifier(ref reader),
            KlvPack.Covariance => SigmasAndRhos(bytes, before),
            KlvPack.ControlCommand => ControlCommand(ref reader),
            KlvPack.OidList => OidList(ref reader),
            KlvPack.CountryCodes => CountryCodes(ref reader),
            KlvPack.FrameRate => FrameRate(ref reader),
            KlvPack.Bits => Bits(bytes),
            KlvPack.SubstreamId => SubstreamId(ref reader),
            KlvPack.FocalPlaneIndex => new JsonObject { ["row"] = Whole(reader.Take(1)), ["column"] = Whole(reader.Take(1)) },
            KlvPack.UuidBytes => Hex(bytes),
            KlvPack.UserDataType => new JsonObject { ["type"] = bytes[0] >> 6, ["id"] = bytes[0] & 0x3F },
            KlvPack.PixelContour => Series(bytes, static (ref PackReader entry) => Whole(entry.TakeRest())),
            KlvPack.PixelRuns => Series(bytes, PixelRun),
            KlvPack.FloatMatrix => Matrices.Read(bytes, floats: true),
            KlvPack.WholeMatrix => Matrices.Read(bytes, floats: false),
            KlvPack.RangeEnumerations => RangeEnumerations(ref reader),
            _ => PlacePacks.Read(pack, bytes),
        };
        return reader.IsWhole ? node : null;
    }

    internal delegate JsonNode? Entry(ref PackReader reader);

    /// <summary>Entries each behind its BER length.</summary>
    internal static JsonArray? Series(ReadOnlySpan<byte> bytes, Entry read)
    {
        var entries = new JsonArray();
        var reader = new PackReader(bytes);
        while (reader.HasMore)
        {
            var entry = new PackReader(reader.TakeSized());
            var node = reader.IsWhole ? read(ref entry) : null;
            if (node is null || !entry.IsWhole)
            {
                return null;
            }

            entries.Add(node);
        }

        return entries;
    }

    internal static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    internal static string? Text(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Encoding.UTF8.GetString(bytes);

    internal static ulong Whole(ReadOnlySpan<byte> bytes) => Ber.Unsigned(bytes.Length > 8 ? bytes[^8..] : bytes);

    private static JsonObject HorizonPixels(ref PackReader reader)
    {
        var pack = new JsonObject();
        foreach (var name in (string[])["x0", "y0", "x1", "y1"])
        {
            pack[name] = Whole(reader.Take(1));
        }

        if (reader.HasMore)
        {
            foreach (var (name, range) in ((string, double)[])[("latitude0", 90), ("longitude0", 180), ("latitude1", 90), ("longitude1", 180)])
            {
                var code = Ber.Signed(reader.Take(4));
                pack[name] = code == int.MinValue ? null : code * range / int.MaxValue;
            }
        }

        return pack;
    }

    private static JsonObject CoreIdentifier(ref PackReader reader)
    {
        var version = Whole(reader.Take(1));
        var usage = (int)Whole(reader.Take(1));
        return new JsonObject
        {
            ["version"] = version,
            ["sensorIdType"] = (usage >> 5) & 3,
            ["platformIdType"] = (usage >> 3) & 3,
            ["sensorId"] = (usage & 0x60) != 0 ? Hex(reader.Take(16)) : null,
            ["platformId"] = (usage & 0x18) != 0 ? Hex(reader.Take(16)) : null,
            ["windowId"] = (usage & 0x04) != 0 ? Hex(reader.Take(16)) : null,
            ["minorId"] = (usage & 0x02) != 0 ? Hex(reader.Take(16)) : null,
        };
    }

    private static JsonObject? SigmasAndRhos(ReadOnlySpan<byte> bytes, List<int> before)
    {
        if (!Covariance.TryRead(bytes, out var covariance))
        {
            return null;
        }

        var sigmas = new JsonArray();
        for (var i = 0; i < covariance.Size; i++)
        {
            sigmas.Add(Finite(covariance.Sigma(i)));
        }

        return new JsonObject
        {
            ["members"] = new JsonArray([.. before.TakeLast(covariance.Size).Select(tag => JsonValue.Create(tag))]),
            ["sigma"] = sigmas,
            ["rho"] = Rhos(covariance),
        };
    }

    private static JsonArray Rhos(in Covariance covariance)
    {
        var rhos = new JsonArray();
        var reader = new PackReader(covariance.Rhos);
        for (var i = 0; i < covariance.Size * (covariance.Size - 1) / 2 && covariance.RhoLength > 0; i++)
        {
            var isStated = covariance.Sparse.IsEmpty || (covariance.Sparse[i / 8] & (0x80 >> (i % 8))) != 0;
            var field = isStated ? reader.Take(covariance.RhoLength) : default;
            rhos.Add(!isStated ? 0.0 : Finite(covariance.RhoIsImapb ? Imapb.Decode(field, -1, 1) : Covariance.Float(field)));
        }

        return rhos;
    }

    private static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonObject ControlCommand(ref PackReader reader) => new()
    {
        ["id"] = reader.TakeOid(),
        ["string"] = Text(reader.TakeSized()),
        ["timestamp"] = reader.HasMore ? Whole(reader.Take(8)) : null,
    };

    private static JsonArray OidList(ref PackReader reader)
    {
        var list = new JsonArray();
        while (reader.HasMore)
        {
            list.Add(reader.TakeOid());
        }

        return list;
    }

    private static JsonObject CountryCodes(ref PackReader reader) => new()
    {
        ["codingMethod"] = Whole(reader.TakeSized()),
        ["overflightCountry"] = Text(reader.TakeSized()),
        ["operatorCountry"] = reader.HasMore ? Text(reader.TakeSized()) : null,
        ["countryOfManufacture"] = reader.HasMore ? Text(reader.TakeSized()) : null,
    };

    private static JsonObject FrameRate(ref PackReader reader) => new()
    {
        ["numerator"] = reader.TakeOid(),
        ["denominator"] = reader.HasMore ? reader.TakeOid() : 1,
    };

    /// <summary>The places of the bits that are set, from the lowest of the last byte.</summary>
    private static JsonArray Bits(ReadOnlySpan<byte> bytes)
    {
        var set = new JsonArray();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if ((bytes[^(1 + (bit / 8))] & (1 << (bit % 8))) != 0)
            {
                set.Add(bit);
            }
        }

        return set;
    }

    private static JsonObject SubstreamId(ref PackReader reader) => new()
    {
        ["localId"] = reader.TakeOid(),
        ["universalId"] = reader.HasMore ? Hex(reader.Take(16)) : null,
    };

    private static JsonObject RangeEnumerations(ref PackReader reader)
    {
        var bits = reader.TakeOid();
        return new JsonObject { ["compressionMethod"] = bits & 7, ["dataType"] = (bits >> 3) & 7, ["source"] = (bits >> 6) & 1 };
    }

    private static JsonObject PixelRun(ref PackReader entry) => new()
    {
        ["index"] = Whole(entry.TakeSized()),
        ["length"] = Ber.TryReadLength(entry.TakeRest(), out var length, out _) ? length : null,
    };
}
