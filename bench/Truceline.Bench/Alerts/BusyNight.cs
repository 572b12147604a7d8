using System.Globalization;
using NodaTime;
using Truceline.Core.Cards;
using Truceline.Core.Cases;
using Truceline.Core.Places;

namespace Truceline.Bench.Alerts;

/// <summary>Something that truly came into a zone.</summary>
/// <param name="Matter">What it was part of: a convoy, a group, a lone vehicle.</param>
internal sealed record TrueEntry(int Matter, Instant At);

/// <param name="Entry">What it shows; null where it shows nothing that happened.</param>
internal sealed record NightAlert(BundledAlert Alert, TrueEntry? Entry);

/// <summary>
/// A made night: eight hours, four drones over one line of a hundred kilometres with twelve places where roads and tracks come into a
/// strip. Convoys of 4 to 12 vehicles, lone vehicles, groups on foot, each seen by one or two drones whose tracks break and are taken up
/// again, so that one entry alerts several times; parked vehicles at the strip's edge flicker in and out of it. Now and then a drone
/// looks away and an entry alerts nobody.
/// </summary>
internal sealed class BusyNight
{
    public static readonly Duration Length = Duration.FromHours(8);

    private static readonly Instant Begin = Instant.FromUtc(2026, 1, 1, 18, 0);
    private static readonly LocalFrame Ground = new(new Position(39.9, 46.9));

    private readonly Chance _chance;
    private readonly List<NightAlert> _alerts = [];
    private int _matters;

    private BusyNight(ulong seed) => _chance = new Chance(seed);

    public List<TrueEntry> Entries { get; } = [];

    /// <summary>By the time at which they were received, as they are entered.</summary>
    public IReadOnlyList<NightAlert> Alerts { get; private set; } = [];

    public static BusyNight Make(ulong seed)
    {
        var night = new BusyNight(seed);
        night.Often(6, site => night.Matter(site, Act.CrossingByVehicle, night._chance.Between(4, 12), 5, 20));
        night.Often(6, site => night.Matter(site, Act.CrossingByVehicle, 1, 0, 0));
        night.Often(3, site => night.Matter(site, Act.CrossingOnFoot, night._chance.Between(3, 10), 5, 30));
        night.Often(1.5, night.Flicker);
        night.Alerts =
        [
            .. night._alerts.OrderBy(one => one.Alert.Received).Select((one, at) => one with
            {
                Alert = one.Alert with { Incident = "i-" + at.ToString("D5", CultureInfo.InvariantCulture) },
            }),
        ];
        return night;
    }

    /// <summary>So many an hour, whenever it comes (a Poisson process), at any of the twelve places.</summary>
    private void Often(double anHour, Action<(int Site, Instant At)> happens)
    {
        for (var hours = 0.0; ;)
        {
            hours -= Math.Log(1 - _chance.Next()) / anHour;
            if (hours >= Length.TotalHours)
            {
                return;
            }

            happens((_chance.Between(0, 11), Begin + Duration.FromHours(hours)));
        }
    }

    private void Matter((int Site, Instant At) where, Act act, int members, double apartLow, double apartHigh)
    {
        var matter = _matters++;
        var at = where.At;
        for (var member = 0; member < members; member++)
        {
            at += Duration.FromSeconds(_chance.Between(apartLow, apartHigh));
            var entry = new TrueEntry(matter, at);
            Entries.Add(entry);
            var drones = _chance.Is(0.3) ? 2 : 1;
            for (var drone = 0; drone < drones; drone++)
            {
                if (!_chance.Is(0.02))
                {
                    Follow(where.Site, act, entry);
                }
            }
        }
    }

    /// <summary>A track breaks and is taken up again, by another number, up to three times within two minutes.</summary>
    private void Follow(int site, Act act, TrueEntry entry)
    {
        var at = entry.At + Duration.FromSeconds(_chance.Between(0.5, 4));
        var deep = 0.0;
        for (var again = 0; again < 4; again++)
        {
            Alert(site, act, at, deep, entry);
            if (!_chance.Is(0.45))
            {
                return;
            }

            var gone = _chance.Between(4, 40);
            deep += gone * (act == Act.CrossingOnFoot ? 1.3 : 5);
            at += Duration.FromSeconds(gone);
        }
    }

    /// <summary>A parked vehicle on the edge is taken to enter again and again.</summary>
    private void Flicker((int Site, Instant At) where)
    {
        var until = where.At + Duration.FromMinutes(_chance.Between(10, 40));
        for (var at = where.At; at < until; at += Duration.FromSeconds(_chance.Between(30, 240)))
        {
            Alert(where.Site, Act.CrossingByVehicle, at, 0, null);
        }
    }

    private void Alert(int site, Act act, Instant at, double deep, TrueEntry? entry)
    {
        var sigma = _chance.Between(10, 60);
        var place = Ground.FromMetres((_chance.Normal() * sigma) + deep, (site * 8_300) + (_chance.Normal() * sigma));
        _alerts.Add(new NightAlert(new BundledAlert("", act, "strip", new PlacedPoint(place, new ErrorEllipse(sigma, sigma, 0), "frame-centre"), at), entry));
    }
}
