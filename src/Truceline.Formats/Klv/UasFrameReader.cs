namespace Truceline.Formats.Klv;

/// <summary>Fills a <see cref="UasFrame"/> from items, in the order in which they come.</summary>
internal static class UasFrameReader
{
    private const int RememberedTags = 16;

    /// <returns>The set broke off.</returns>
    public static bool ReadLocal(UasFrame frame, KlvItems items)
    {
        ReadOnlySpan<byte> vmti = default;
        Span<int> recent = stackalloc int[RememberedTags];
        var count = 0;
        while (items.MoveNext())
        {
            var item = items.Current;
            switch (item.Tag)
            {
                case 74:
                    vmti = item.Bytes;
                    break;
                case 102:
                    Covariance.Read(item.Bytes, recent, count, frame.Sigmas);
                    break;
                default:
                    Place(frame, item);
                    break;
            }

            recent[count++ % RememberedTags] = item.Tag;
        }

        // Targets may be stated relative to a frame centre that comes after them.
        var vmtiDamaged = !vmti.IsEmpty && VmtiReader.Read(frame, vmti);
        return items.IsDamaged || vmtiDamaged;
    }

    public static bool ReadUniversal(UasFrame frame, KlvItems items)
    {
        while (items.MoveNext())
        {
            var item = items.Current;
            if (item.Tag == 1)
            {
                frame.Timestamp = item.Bytes.Length == 8 ? Ber.Unsigned(item.Bytes) : null;
            }
            else if (item.Tag is >= 19 and <= 26)
            {
                var corner = (item.Tag - 19) % 4;
                frame.SetCorner((2 * corner) + (item.Tag >= 23 ? 1 : 0), Value(item));
            }
            else
            {
                PlaceUniversal(frame, item);
            }
        }

        return items.IsDamaged;
    }

    private static void Place(UasFrame frame, in KlvItem item)
    {
        switch (item.Tag)
        {
            case 2: frame.Timestamp = item.Bytes.Length == 8 ? Ber.Unsigned(item.Bytes) : null; break;
            case 5: frame.Heading = Value(item); break;
            case 6: frame.Pitch ??= Value(item); break;
            case 7: frame.Roll ??= Value(item); break;
            case 90: frame.Pitch = Value(item) ?? frame.Pitch; break;
            case 91: frame.Roll = Value(item) ?? frame.Roll; break;
            case 13: frame.PlatformLatitude = Value(item); break;
            case 14: frame.PlatformLongitude = Value(item); break;
            case 15: frame.PlatformAltitude = Value(item); break;
            case 75: frame.PlatformEllipsoidHeight ??= Value(item); break;
            case 104: frame.PlatformEllipsoidHeight = Value(item) ?? frame.PlatformEllipsoidHeight; break;
            case 16: frame.HorizontalField = Value(item); break;
            case 17: frame.VerticalField = Value(item); break;
            case 18: frame.SensorRelativeAzimuth = Value(item); break;
            case 19: frame.SensorRelativeElevation = Value(item); break;
            case 20: frame.SensorRelativeRoll = Value(item); break;
            default: PlacePicture(frame, item); break;
        }
    }

    private static void PlacePicture(UasFrame frame, in KlvItem item)
    {
        switch (item.Tag)
        {
            case 21: frame.SlantRange = Value(item); break;
            case 22: frame.TargetWidth ??= Value(item); break;
            case 96: frame.TargetWidth = Value(item) ?? frame.TargetWidth; break;
            case 23: frame.FrameCentreLatitude = Value(item); break;
            case 24: frame.FrameCentreLongitude = Value(item); break;
            case 25: frame.FrameCentreElevation = Value(item); break;
            case 78: frame.FrameCentreEllipsoidHeight = Value(item); break;
            case >= 26 and <= 33: frame.SetOffset(item.Tag - 26, Value(item)); break;
            case >= 82 and <= 89: frame.SetCorner(item.Tag - 82, Value(item)); break;
            case 56: frame.GroundSpeed = Value(item); break;
            case 45: frame.CircularError90 = Value(item); break;
            case 46: frame.LinearError90 = Value(item); break;
            default: break;
        }
    }

    private static void PlaceUniversal(UasFrame frame, in KlvItem item)
    {
        switch (item.Tag)
        {
            case 3: frame.Heading = Value(item); break;
            case 4: frame.Pitch = Value(item); break;
            case 5: frame.Roll = Value(item); break;
            case 9: frame.PlatformLatitude = Value(item); break;
            case 10: frame.PlatformLongitude = Value(item); break;
            case 11: frame.PlatformAltitude = Value(item); break;
            case 12: frame.HorizontalField = Value(item); break;
            case 13: frame.VerticalField = Value(item); break;
            case 14: frame.SlantRange = Value(item); break;
            case 15: frame.TargetWidth = Value(item); break;
            case 16: frame.FrameCentreLatitude = Value(item); break;
            case 17: frame.FrameCentreLongitude = Value(item); break;
            case 18: frame.FrameCentreElevation = Value(item); break;
            case 31: frame.SensorTrueAzimuth = Value(item); break;
            case 32: frame.SensorTrueElevation = Elevation(Value(item)); break;
            default: break;
        }
    }

    /// <summary>
    /// The obliquity angle counts from straight behind over straight up (180 ahead, 270 down); writers of real streams put
    /// the elevation itself there. What lies within a right angle of the horizon is taken as elevation.
    /// </summary>
    private static double? Elevation(double? obliquity) => obliquity switch
    {
        >= -90 and <= 90 => obliquity,
        > 90 and <= 270 => 180 - obliquity,
        _ => null,
    };

    private static double? Value(in KlvItem item)
    {
        var value = item.Decode();
        return double.IsNaN(value.Number) ? null : value.Number;
    }
}
