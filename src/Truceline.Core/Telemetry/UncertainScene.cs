using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Truceline.Core.Detection;
using Truceline.Core.Sensing;

namespace Truceline.Core.Telemetry;

/// <summary>What the sensor followed in the picture while its place was not believed: no place is computed of it; that it was seen is kept for persons to judge.</summary>
/// <param name="From">The first report of a target of it.</param>
/// <param name="To">The last so far.</param>
/// <param name="Targets">Numbers of the sensor's own that were followed, at least.</param>
public sealed record UncertainSight(Sighting From, Sighting To, int Targets)
{
    /// <summary>The same sight always has the same id: 64 bits of the SHA-256 of source and first claimed time.</summary>
    public string IdOf(string source)
    {
        var ticks = From.Claimed.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);
        return $"u-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{ticks}\nuncertain")), 0, 8)}";
    }
}

/// <summary>Collects what is seen in one stretch that is not believed. One stray report makes no sight.</summary>
public sealed class UncertainScene
{
    private const int Confirmations = 3;
    private const int Most = 512;

    private readonly Dictionary<int, (int Reports, Sighting First)> _targets = [];
    private Sighting? _from;
    private Sighting _to;

    /// <summary>Null before any target was reported three times.</summary>
    public UncertainSight? Sight => _from is { } from ? new UncertainSight(from, _to, _targets.Values.Count(target => target.Reports >= Confirmations)) : null;

    /// <returns>The sight begins with this report.</returns>
    public bool Observe(FrameReport report)
    {
        var now = new Sighting(report.Claimed, report.Received, report.Pts);
        var before = _from;
        foreach (var target in report.Targets)
        {
            if (!_targets.TryGetValue(target.Id, out var known) && _targets.Count >= Most)
            {
                continue;
            }

            known = (known.Reports + 1, known.Reports == 0 ? now : known.First);
            _targets[target.Id] = known;
            if (known.Reports >= Confirmations)
            {
                _from ??= known.First;
                _to = now;
            }
        }

        return before is null && _from is not null;
    }

    public void Clear()
    {
        _targets.Clear();
        _from = null;
    }
}
