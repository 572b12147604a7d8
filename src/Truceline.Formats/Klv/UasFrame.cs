namespace Truceline.Formats.Klv;

/// <summary>
/// What one packet (ST 0601 or EG 0104) says of where the platform, the sensor and its picture are. Made once and
/// read again and again without allocation; every reading replaces the last, but for the version of ST 0903. Null: not stated, unknown or out of range.
/// Degrees and metres throughout.
/// </summary>
public sealed class UasFrame
{
    private readonly List<UasTarget> _targets = [];
    private readonly double?[] _corners = new double?[8];
    private readonly double?[] _offsets = new double?[8];

    public KlvStandard Standard { get; private set; }

    public KlvChecksum Checksum { get; private set; }

    /// <summary>The set broke off; what came before is here.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Microseconds since 1970 by the source's own clock: UTC or MISP time, which cannot be told apart here.</summary>
    public ulong? Timestamp { get; internal set; }

    public double? PlatformLatitude { get; internal set; }

    public double? PlatformLongitude { get; internal set; }

    /// <summary>Above mean sea level (tag 15).</summary>
    public double? PlatformAltitude { get; internal set; }

    /// <summary>Above the WGS 84 ellipsoid (tag 104, else 75).</summary>
    public double? PlatformEllipsoidHeight { get; internal set; }

    /// <summary>Clockwise from true north.</summary>
    public double? Heading { get; internal set; }

    /// <summary>Nose up positive; the full-range tag 90 before tag 6.</summary>
    public double? Pitch { get; internal set; }

    /// <summary>Right wing down positive; the full-range tag 91 before tag 7.</summary>
    public double? Roll { get; internal set; }

    /// <summary>Clockwise from the platform's long axis.</summary>
    public double? SensorRelativeAzimuth { get; internal set; }

    /// <summary>From the platform's plane, down negative.</summary>
    public double? SensorRelativeElevation { get; internal set; }

    public double? SensorRelativeRoll { get; internal set; }

    /// <summary>Over the ground, metres a second (tag 56).</summary>
    public double? GroundSpeed { get; internal set; }

    /// <summary>Clockwise from true north; only EG 0104 states the sensor's direction so.</summary>
    public double? SensorTrueAzimuth { get; internal set; }

    /// <summary>From the horizontal plane, down negative; only EG 0104 states the sensor's direction so.</summary>
    public double? SensorTrueElevation { get; internal set; }

    public double? HorizontalField { get; internal set; }

    public double? VerticalField { get; internal set; }

    /// <summary>Sensor to frame centre.</summary>
    public double? SlantRange { get; internal set; }

    /// <summary>Width of the picture on the ground (tag 96, else 22).</summary>
    public double? TargetWidth { get; internal set; }

    public double? FrameCentreLatitude { get; internal set; }

    public double? FrameCentreLongitude { get; internal set; }

    /// <summary>Above mean sea level (tag 25).</summary>
    public double? FrameCentreElevation { get; internal set; }

    /// <summary>Above the WGS 84 ellipsoid (tag 78).</summary>
    public double? FrameCentreEllipsoidHeight { get; internal set; }

    /// <summary>Upper left, upper right, lower right, lower left are 0 to 3; null unless both coordinates are stated.</summary>
    public (double Latitude, double Longitude)? Corner(int index) =>
        Coordinate(index * 2, FrameCentreLatitude) is { } latitude && Coordinate((index * 2) + 1, FrameCentreLongitude) is { } longitude
            ? (latitude, longitude)
            : null;

    /// <summary>Targets of the VMTI set (tag 74, or a packet of ST 0903), in its order.</summary>
    public IReadOnlyList<UasTarget> Targets => _targets;

    /// <summary>Pixels, of the picture in which targets are stated.</summary>
    public int? FrameWidth { get; internal set; }

    public int? FrameHeight { get; internal set; }

    /// <summary>Horizontal error of tags 40 and 41, 90 % within, metres (tag 45).</summary>
    public double? CircularError90 { get; internal set; }

    /// <summary>Vertical error of tag 42, 90 % within, metres (tag 46).</summary>
    public double? LinearError90 { get; internal set; }

    /// <summary>One-sigma errors that the packet states of its own items (tag 102, ST 1010), in their units.</summary>
    public UasSigmas Sigmas { get; } = new();

    /// <summary>Reads a whole packet; false where it is none, or of a standard that places nothing.</summary>
    public bool TryRead(ReadOnlySpan<byte> packet) => KlvPacket.TryRead(packet, out var read) && TryRead(read);

    public bool TryRead(in KlvPacket packet)
    {
        Clear();
        Standard = packet.Standard;
        var items = packet.Items;
        switch (packet.Standard)
        {
            case KlvStandard.St0601:
                IsDamaged = UasFrameReader.ReadLocal(this, items);
                break;
            case KlvStandard.Eg0104:
                IsDamaged = UasFrameReader.ReadUniversal(this, items);
                break;
            case KlvStandard.St0903:
                IsDamaged = VmtiReader.Read(this, packet.Value);
                break;
            default:
                return false;
        }

        Checksum = packet.VerifyChecksum();
        return true;
    }

    /// <summary>Version of ST 0903 last stated; kept from packet to packet, since most do not repeat it.</summary>
    internal int? VmtiVersion { get; set; }

    internal List<UasTarget> TargetList => _targets;

    /// <param name="index">0 to 7: latitude and longitude of the first corner, of the second, …</param>
    internal void SetCorner(int index, double? value) => _corners[index] = value;

    internal void SetOffset(int index, double? value) => _offsets[index] = value;

    private double? Coordinate(int index, double? centre) =>
        _corners[index] ?? (_offsets[index] is { } offset && centre is { } at ? at + offset : null);

    private void Clear()
    {
        _targets.Clear();
        Array.Clear(_corners);
        Array.Clear(_offsets);
        Sigmas.Clear();
        IsDamaged = false;
        Timestamp = null;
        PlatformLatitude = PlatformLongitude = PlatformAltitude = PlatformEllipsoidHeight = null;
        Heading = Pitch = Roll = null;
        SensorRelativeAzimuth = SensorRelativeElevation = SensorRelativeRoll = GroundSpeed = null;
        SensorTrueAzimuth = SensorTrueElevation = null;
        HorizontalField = VerticalField = SlantRange = TargetWidth = null;
        FrameCentreLatitude = FrameCentreLongitude = FrameCentreElevation = FrameCentreEllipsoidHeight = null;
        FrameWidth = FrameHeight = null;
        CircularError90 = LinearError90 = null;
    }
}

/// <summary>One target of a VMTI set (ST 0903). Null: not stated.</summary>
/// <param name="Id">The sensor's own number for it.</param>
/// <param name="Latitude">Degrees: as stated, or the frame centre's with the stated offset.</param>
/// <param name="Longitude">Degrees, likewise.</param>
/// <param name="EllipsoidHeight">Metres above the WGS 84 ellipsoid.</param>
/// <param name="Row">Pixels, from 1 at the top.</param>
/// <param name="Column">Pixels, from 1 at the left.</param>
/// <param name="Confidence">Percent.</param>
/// <param name="EastSigma">Metres, one standard deviation.</param>
/// <param name="NorthSigma">Metres, one standard deviation.</param>
public readonly record struct UasTarget(
    int Id, double? Latitude, double? Longitude, double? EllipsoidHeight, double? Row, double? Column, int? Confidence, double? EastSigma, double? NorthSigma);

/// <summary>One-sigma errors by the tag of the item that they belong to, in the unit of that item.</summary>
public sealed class UasSigmas
{
    private const int MaxTag = 144;

    private readonly double[] _byTag = new double[MaxTag];
    private bool _any;

    /// <summary>Null where the packet states none for this tag.</summary>
    public double? Of(int tag) => tag is > 0 and < MaxTag && _byTag[tag] > 0 ? _byTag[tag] : null;

    internal void Set(int tag, double sigma)
    {
        if (tag is > 0 and < MaxTag && sigma > 0 && double.IsFinite(sigma))
        {
            _byTag[tag] = sigma;
            _any = true;
        }
    }

    internal void Clear()
    {
        if (_any)
        {
            Array.Clear(_byTag);
            _any = false;
        }
    }
}
