using Truceline.Core.Places;

namespace Truceline.Core.Coverage;

/// <summary>By which light a camera sees.</summary>
public enum CameraLight
{
    Day,
    Infrared,
    Both,
}

/// <summary>What a source could notice, as the mission states it, else as its kind of source can.</summary>
/// <param name="PictureWidth">Pixels.</param>
/// <param name="Metres">For each kind of act that its picture shows, the metres a pixel at which such an act is noticed as a rule; a kind that is absent is never noticed in it.</param>
/// <param name="Listens">Null for a source without a listening post.</param>
public sealed record SensorNotices(CameraLight Light, int PictureWidth, IReadOnlyDictionary<NoticedKind, double> Metres, ListeningPost? Listens)
{
    /// <summary>Of a picture whose width the mission does not state.</summary>
    public const int UsualWidth = 1280;

    /// <summary>
    /// A vehicle's smaller side, 2.3 m, over four pixels: two cycles, at which <see cref="Noticing.ByResolution"/> gives 0.95. People on foot are
    /// smaller; a mission that counts on seeing them states a finer figure.
    /// </summary>
    public const double UsualMetres = 0.575;

    /// <summary>A camera by day: movement and works. It hears nothing, and what flies is rarely in a picture of the ground.</summary>
    public static SensorNotices Camera { get; } = new(CameraLight.Day, UsualWidth,
        new Dictionary<NoticedKind, double> { [NoticedKind.Movement] = UsualMetres, [NoticedKind.Works] = UsualMetres }, null);

    /// <summary>Metres about where a patrol or a post stands in which it sees what goes on; null for what has pictures.</summary>
    public double? Sees { get; init; }

    /// <summary>Of a patrol whose range the mission does not state: an assumption of ours, of people on foot or in a vehicle without optics.</summary>
    public const double UsualSight = 500;

    /// <summary>People on the ground by day: movement and works about them.</summary>
    public static SensorNotices Patrol { get; } = Camera with { Sees = UsualSight };

    public static SensorNotices Nothing { get; } = new(CameraLight.Day, UsualWidth, new Dictionary<NoticedKind, double>(), null);

    public bool Notices(NoticedKind kind) => Metres.ContainsKey(kind) || (kind == NoticedKind.Fire && Listens is not null);
}

/// <summary>Where somebody or something listens for fire while the source records.</summary>
/// <param name="Range">Metres.</param>
public sealed record ListeningPost(Position At, double Range);
