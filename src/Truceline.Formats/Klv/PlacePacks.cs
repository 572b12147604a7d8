using System.Text.Json.Nodes;

namespace Truceline.Formats.Klv;

/// <summary>Packs of places, directions, payloads and wavelengths as JSON.</summary>
internal static class PlacePacks
{
    private static readonly string[] PayloadTypes = ["electro-optical", "lidar", "radar", "signals", "SAR"];

    public static JsonNode? Read(KlvPack pack, ReadOnlySpan<byte> bytes) => pack switch
    {
        KlvPack.Wavelengths => KlvPacks.Series(bytes, Wavelength),
        KlvPack.Airbases => Airbases(bytes),
        KlvPack.Payloads => Payloads(bytes),
        KlvPack.Stores => KlvPacks.Series(bytes, Store),
        KlvPack.Waypoints => KlvPacks.Series(bytes, Waypoint),
        KlvPack.ViewDomain => ViewDomain(bytes),
        KlvPack.Location => Location(GeoLocation.Read(bytes)),
        KlvPack.EarlyLocation => Location(Linear.Location(bytes)),
        KlvPack.LocationSeries => KlvPacks.Series(bytes, static (ref PackReader entry) => Location(GeoLocation.Read(entry.TakeRest()))),
        KlvPack.SectionData => SectionData(bytes),
        KlvPack.Velocity or KlvPack.Acceleration => Motion(bytes),
        _ => null,
    };

    private static JsonObject Wavelength(ref PackReader entry) => new()
    {
        ["id"] = entry.TakeOid(),
        ["min"] = entry.TakeImapb(4, 0, 1e9),
        ["max"] = entry.TakeImapb(4, 0, 1e9),
        ["name"] = KlvPacks.Text(entry.TakeRest()),
    };

    private static JsonObject? Airbases(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackReader(bytes);
        var takeOff = Place(reader.TakeSized());
        var recovery = reader.HasMore ? Place(reader.TakeSized()) : null;
        return reader.IsWhole ? new JsonObject { ["takeOffLocation"] = takeOff, ["recoveryLocation"] = recovery } : null;
    }

    /// <summary>Degrees, and metres above the ellipsoid, as ST 0601 packs them; null where empty.</summary>
    private static JsonObject? Place(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
        {
            return null;
        }

        var reader = new PackReader(bytes);
        return new JsonObject
        {
            ["latitude"] = reader.TakeImapb(4, -90, 90),
            ["longitude"] = reader.TakeImapb(4, -180, 180),
            ["altitude"] = reader.HasMore ? reader.TakeImapb(reader.Left, -900, 9000) : null,
        };
    }

    private static JsonArray? Payloads(ReadOnlySpan<byte> bytes) =>
        Ber.TryReadOid(bytes, out _, out var used) ? KlvPacks.Series(bytes[used..], Payload) : null;

    private static JsonObject Payload(ref PackReader entry)
    {
        var (id, type) = (entry.TakeOid(), entry.TakeOid());
        return new JsonObject
        {
            ["id"] = id,
            ["type"] = type,
            ["meaning"] = type < PayloadTypes.Length ? PayloadTypes[type] : null,
            ["name"] = KlvPacks.Text(entry.TakeSized()),
        };
    }

    private static JsonObject Store(ref PackReader entry)
    {
        var store = new JsonObject
        {
            ["stationId"] = entry.TakeOid(),
            ["hardpointId"] = entry.TakeOid(),
            ["carriageId"] = entry.TakeOid(),
            ["storeId"] = entry.TakeOid(),
        };
        var status = entry.TakeOid();
        store["generalStatus"] = status & 0x7F;
        store["engagementStatus"] = new JsonArray([.. Enumerable.Range(0, 8).Where(bit => ((status >> (8 + bit)) & 1) != 0).Select(bit => JsonValue.Create(bit))]);
        store["weaponType"] = KlvPacks.Text(entry.TakeSized());
        return store;
    }

    private static JsonObject Waypoint(ref PackReader entry) => new()
    {
        ["id"] = entry.TakeOid(),
        ["order"] = Ber.Signed(entry.Take(2)),
        ["info"] = entry.HasMore ? Info(entry.TakeOid()) : null,
        ["location"] = entry.HasMore ? Place(entry.TakeRest()) : null,
    };

    private static JsonArray Info(int bits) => new([.. Enumerable.Range(0, 8).Where(bit => ((bits >> bit) & 1) != 0).Select(bit => JsonValue.Create(bit))]);

    private static JsonObject? ViewDomain(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackReader(bytes);
        var view = new JsonObject
        {
            ["azimuth"] = Interval(reader.TakeSized(), 0, 360),
            ["elevation"] = reader.HasMore ? Interval(reader.TakeSized(), -180, 180) : null,
            ["roll"] = reader.HasMore ? Interval(reader.TakeSized(), 0, 360) : null,
        };
        return reader.IsWhole ? view : null;
    }

    private static JsonObject? Interval(ReadOnlySpan<byte> bytes, double min, double max)
    {
        var half = bytes.Length / 2;
        var reader = new PackReader(bytes);
        return half == 0 ? null : new JsonObject
        {
            ["start"] = reader.TakeImapb(half, min, max),
            ["range"] = reader.TakeImapb(half, 0, 360),
        };
    }

    private static JsonObject? Location(GeoLocation? location) => location is not { } place ? null : new JsonObject
    {
        ["latitude"] = place.Latitude,
        ["longitude"] = place.Longitude,
        ["altitude"] = place.Height,
        ["sigma"] = place.EastSigma is null ? null : Axes(place.EastSigma, place.NorthSigma, place.UpSigma),
        ["rho"] = place.EastNorthRho is null ? null : Pairs(place.EastNorthRho, place.EastUpRho, place.NorthUpRho),
    };

    private static JsonObject? Motion(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackReader(bytes);
        var motion = Axes(reader.TakeImapb(2, -900, 900), reader.TakeImapb(2, -900, 900), reader.TakeImapb(2, -900, 900));
        motion["sigma"] = reader.HasMore ? Axes(reader.TakeImapb(2, 0, 650), reader.TakeImapb(2, 0, 650), reader.TakeImapb(2, 0, 650)) : null;
        motion["rho"] = reader.HasMore ? Pairs(reader.TakeImapb(2, -1, 1), reader.TakeImapb(2, -1, 1), reader.TakeImapb(2, -1, 1)) : null;
        return reader.IsWhole ? motion : null;
    }

    private static int? Number(ReadOnlySpan<byte> bytes) => Ber.TryReadOid(bytes, out var value, out _) ? value : null;

    /// <summary>Ranges measured over one part of a picture (ST 1002), with the plane that was taken off them.</summary>
    private static JsonObject? SectionData(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackReader(bytes);
        var (x, y) = (Number(reader.TakeSized()), Number(reader.TakeSized()));
        var measurements = Matrices.Read(reader.TakeSized(), floats: true);
        var uncertainty = reader.HasMore ? Matrices.Read(reader.TakeSized(), floats: true) : null;
        var plane = new double?[3];
        for (var i = 0; i < plane.Length && reader.HasMore; i++)
        {
            plane[i] = Covariance.Float(reader.TakeSized()) is var value && double.IsFinite(value) ? value : null;
        }

        return !reader.IsWhole || measurements is null ? null : new JsonObject
        {
            ["sectionX"] = x,
            ["sectionY"] = y,
            ["measurements"] = measurements,
            ["uncertainty"] = uncertainty,
            ["planeXScale"] = plane[0],
            ["planeYScale"] = plane[1],
            ["planeConstant"] = plane[2],
        };
    }

    private static JsonObject Axes(double? east, double? north, double? up) => new() { ["east"] = east, ["north"] = north, ["up"] = up };

    private static JsonObject Pairs(double? eastNorth, double? eastUp, double? northUp) =>
        new() { ["eastNorth"] = eastNorth, ["eastUp"] = eastUp, ["northUp"] = northUp };
}
