namespace Truceline.Formats.Klv;

/// <summary>Reads the targets of a VMTI local set (MISB ST 0903).</summary>
internal static class VmtiReader
{
    /// <summary>A set that names more is cut off here: no sensor follows so many.</summary>
    private const int MaxTargets = 4096;

    /// <returns>The set, or the series in it, broke off.</returns>
    public static bool Read(UasFrame frame, ReadOnlySpan<byte> set)
    {
        ReadOnlySpan<byte> series = default;
        var items = new KlvItems(KlvStandard.St0903, set);
        while (items.MoveNext())
        {
            var item = items.Current;
            switch (item.Tag)
            {
                case 2: frame.Timestamp ??= item.Bytes.Length == 8 ? Ber.Unsigned(item.Bytes) : null; break;
                case 4: frame.VmtiVersion = Whole(item); break;
                case 8: frame.FrameWidth = Whole(item); break;
                case 9: frame.FrameHeight = Whole(item); break;
                case 101: series = item.Bytes; break;
                default: break;
            }
        }

        return ReadSeries(frame, series) || items.IsDamaged;
    }

    private static bool ReadSeries(UasFrame frame, ReadOnlySpan<byte> series)
    {
        while (series.Length > 0 && frame.TargetList.Count < MaxTargets)
        {
            if (!Ber.TryReadLength(series, out var length, out var used) || series.Length - used < length)
            {
                return true;
            }

            var pack = series.Slice(used, length);
            if (!Ber.TryReadOid(pack, out var id, out var idLength))
            {
                return true;
            }

            ReadTarget(frame, id, pack[idLength..]);
            series = series[(used + length)..];
        }

        return false;
    }

    private static void ReadTarget(UasFrame frame, int id, ReadOnlySpan<byte> set)
    {
        var target = new Draft(isLinear: frame.VmtiVersion <= EarlyVmtiItems.LastVersion);
        foreach (var item in new KlvItems(KlvStandard.St0903Target, set))
        {
            target.Take(item);
        }

        frame.TargetList.Add(target.Finish(id, frame));
    }

    private static int? Whole(in KlvItem item) =>
        item.Bytes.Length is > 0 and <= 4 && Ber.Unsigned(item.Bytes) is <= int.MaxValue and var value ? (int)value : null;

    /// <summary>A target while its items come.</summary>
    private ref struct Draft(bool isLinear)
    {
        private readonly bool _isLinear = isLinear;
        private double? _row;
        private double? _column;
        private ulong? _centroid;
        private double? _latitudeOffset;
        private double? _longitudeOffset;
        private double? _height;
        private int? _confidence;
        private GeoLocation? _location;

        public void Take(in KlvItem item)
        {
            switch (item.Tag)
            {
                case 1: _centroid = item.Bytes.Length is > 0 and <= 8 ? Ber.Unsigned(item.Bytes) : null; break;
                case 5: _confidence = Whole(item); break;
                case 10: _latitudeOffset = _isLinear ? Linear.Offset(item.Bytes) : Number(item); break;
                case 11: _longitudeOffset = _isLinear ? Linear.Offset(item.Bytes) : Number(item); break;
                case 12: _height = _isLinear ? Linear.Height(item.Bytes) : Number(item); break;
                case 17: _location = _isLinear ? Linear.Location(item.Bytes) : GeoLocation.Read(item.Bytes); break;
                case 19: _row = Number(item); break;
                case 20: _column = Number(item); break;
                default: break;
            }
        }

        public readonly UasTarget Finish(int id, UasFrame frame)
        {
            var row = _row;
            var column = _column;
            if ((row is null || column is null) && _centroid is > 0 and var centroid && frame.FrameWidth is > 0 and var width)
            {
                row = 1 + ((centroid - 1) / (ulong)width);
                column = 1 + ((centroid - 1) % (ulong)width);
            }

            // Both coordinates are of one origin: a place half stated and half offset would be neither.
            var stated = _location is { Latitude: not null, Longitude: not null };
            return new UasTarget(
                id,
                stated ? _location?.Latitude : frame.FrameCentreLatitude + _latitudeOffset,
                stated ? _location?.Longitude : frame.FrameCentreLongitude + _longitudeOffset,
                _location?.Height ?? _height,
                row,
                column,
                _confidence,
                _location?.EastSigma,
                _location?.NorthSigma);
        }

        private static double? Number(in KlvItem item)
        {
            var value = item.Decode();
            return double.IsNaN(value.Number) ? null : value.Number;
        }
    }
}

/// <summary>
/// How ST 0903 up to version 3 maps places: offset degrees as signed integers of 24 bits whose leading bytes may be left
/// out, the rest unsigned over the whole range of its width.
/// </summary>
internal static class Linear
{
    private const double OffsetRange = 19.2;
    private const double OffsetSteps = (1 << 23) - 1;

    public static double? Offset(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > 3)
        {
            return null;
        }

        var bits = 8 * bytes.Length;
        var raw = (long)Ber.Unsigned(bytes);
        return (raw >= 1L << (bits - 1) ? raw - (1L << bits) : raw) / OffsetSteps * OffsetRange;
    }

    public static double? Height(ReadOnlySpan<byte> bytes) => bytes.Length == 2 ? Over(bytes, -900, 19_000) : null;

    public static GeoLocation? Location(ReadOnlySpan<byte> bytes) => bytes.Length < 8 ? null : new GeoLocation(
        Over(bytes[..4], -90, 90), Over(bytes[4..8], -180, 180), bytes.Length >= 10 ? Over(bytes[8..10], -900, 19_000) : null);

    private static double Over(ReadOnlySpan<byte> bytes, double min, double max) =>
        min + (Ber.Unsigned(bytes) / (Math.ScaleB(1, 8 * bytes.Length) - 1) * (max - min));
}

/// <summary>The location pack of ST 0903: degrees, and metres above the ellipsoid; fields at its end may be missing.</summary>
internal readonly record struct GeoLocation(
    double? Latitude, double? Longitude, double? Height,
    double? EastSigma = null, double? NorthSigma = null, double? UpSigma = null,
    double? EastNorthRho = null, double? EastUpRho = null, double? NorthUpRho = null)
{
    private const int PlaceLength = 10;
    private const int WithSigmas = 16;
    private const int WithRhos = 22;

    public static GeoLocation? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
        {
            return null;
        }

        var location = new GeoLocation(
            Map(bytes[..4], -90, 90), Map(bytes[4..8], -180, 180), bytes.Length >= PlaceLength ? Map(bytes[8..10], -900, 19_000) : null);
        if (bytes.Length >= WithSigmas)
        {
            location = location with { EastSigma = Sigma(bytes[10..12]), NorthSigma = Sigma(bytes[12..14]), UpSigma = Sigma(bytes[14..16]) };
        }

        if (bytes.Length >= WithRhos)
        {
            location = location with { EastNorthRho = Rho(bytes[16..18]), EastUpRho = Rho(bytes[18..20]), NorthUpRho = Rho(bytes[20..22]) };
        }

        return location;
    }

    internal static double? Map(ReadOnlySpan<byte> bytes, double min, double max) =>
        Imapb.Decode(bytes, min, max) is var value && double.IsFinite(value) ? value : null;

    private static double? Sigma(ReadOnlySpan<byte> bytes) => Map(bytes, 0, 650);

    private static double? Rho(ReadOnlySpan<byte> bytes) => Map(bytes, -1, 1);
}
