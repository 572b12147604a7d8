using Truceline.Core.Detection;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Core.Telemetry;

/// <summary>
/// The frame centre that a source states against the one that its position, attitude and pointing give on the ground height that it states. Judged only
/// once the two have agreed, since some writers state another point, or leave out an angle.
/// </summary>
internal sealed class CentreCheck(TrustLimits limits, StatedErrors defaults)
{
    private const double Every = 0.5;

    private double? _looked;
    private double? _agreesSince;
    private double? _apartSince;
    private Sighting _apartFrom;
    private bool _agrees;

    /// <summary>The first sighting from which they lie apart and how far, metres; null where they agree or nothing can be said.</summary>
    public (Sighting From, double Metres)? Look(double time, FrameReport report, Sighting now)
    {
        if (time - _looked < Every && _apartSince is null)
        {
            return null;
        }

        _looked = time;
        if (report.FrameCentre is not { IsValid: true } stated || PlaceTarget.FrameCentre(report, defaults) is not Placement.Placed { Point: var given })
        {
            (_agreesSince, _apartSince) = (null, null);
            return null;
        }

        var metres = Geodesic.Between(stated, given.At).Metres;
        if (metres <= Math.Max(limits.CentreApart, limits.Sigmas * given.Error.SemiMajor))
        {
            (_apartSince, _agreesSince) = (null, _agreesSince ?? time);
            _agrees |= time - _agreesSince >= limits.CentreFor;
            return null;
        }

        _agreesSince = null;
        if (_apartSince is null)
        {
            (_apartSince, _apartFrom) = (time, now);
        }

        return _agrees && time - _apartSince >= limits.CentreFor ? (_apartFrom, metres) : null;
    }
}
