using NodaTime;
using Truceline.Core.Places;
using Truceline.Core.Posts;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;

namespace Truceline.Cli.Demonstration;

/// <summary>
/// The twelve agreed observation posts of Idlib with their moves, for the register of a demonstration. The places are those of the mission's own
/// drawings and as illustrative: eight roughly where reports name them, four somewhere inside. Strengths are on no record and are not made up.
/// </summary>
internal static class MadePosts
{
    private const string Mission = "idlib";
    private const string Force = "tr-forces";

    /// <summary>Metres, one sigma: a post stands about the middle of its drawn circle of 1.5 km, so that the clause is not alleged to be breached by the drawing's own width.</summary>
    private const double Sigma = 500;

    private static readonly Watchkeeper By = new("tr", "duty-officer");
    private static readonly Instant Agreed = Instant.FromUtc(2018, 9, 17, 21, 0);
    private static readonly Instant MorekLeft = Instant.FromUtc(2020, 11, 3, 22, 0);
    private static readonly Instant OthersLeft = Instant.FromUtc(2020, 12, 29, 22, 0);

    private static readonly (string Post, Instant From, double Latitude, double Longitude)[] Opened =
    [
        ("op-morek", Agreed, 35.376, 36.705), ("op-sher-mughar", Agreed, 35.45, 36.385), ("op-surman", Agreed, 35.62, 36.76), ("op-tell-tuqan", Agreed, 35.8, 36.95),
        ("op-al-eis", Agreed, 35.97, 37.01), ("op-rashidin", Agreed, 36.16, 37.03), ("op-anadan", Agreed, 36.29, 37.04), ("op-jabal-sheikh-aqil", Agreed, 36.33, 36.94),
        ("op-place-not-held-1", Agreed, 35.8, 36.22), ("op-place-not-held-2", Agreed, 35.8, 36.33), ("op-place-not-held-3", Agreed, 35.6, 36.4),
        ("op-place-not-held-4", Agreed, 36.26, 36.85), ("op-jabal-al-zawiya-2", OthersLeft, 35.66, 36.5),
    ];

    private static readonly string[] Closed = ["op-sher-mughar", "op-surman", "op-rashidin", "op-anadan", "op-jabal-sheikh-aqil"];

    /// <summary>Enters them where the register has none. Asked again, nothing happens twice.</summary>
    public static async Task EnterAsync(Centre centre, CancellationToken cancellation)
    {
        if (centre.Mission.Id != Mission || centre.Mission.Delegations.All(one => one.Id != By.Delegation) || centre.Register.Ids(RegisterKinds.Post).Count > 0)
        {
            return;
        }

        foreach (var (post, from, latitude, longitude) in Opened)
        {
            await centre.SubmitAsync(new CentreCommand.OpenPost(
                $"made-posts/{post}", new OpenPost(post, By, PostKind.ObservationPost, Force, At(latitude, longitude), new PostStrength([], []), from)), cancellation).ConfigureAwait(false);
        }

        // The men of the post near Morek went to Jabal al-Zawiya; the other posts were given up.
        await centre.SubmitAsync(new CentreCommand.MovePost("made-posts/morek-moved", new MovePost("op-morek", By, At(35.72, 36.52), MorekLeft)), cancellation).ConfigureAwait(false);
        foreach (var post in Closed)
        {
            await centre.SubmitAsync(new CentreCommand.ClosePost($"made-posts/{post}-closed", new ClosePost(post, By, OthersLeft)), cancellation).ConfigureAwait(false);
        }

        await centre.OpenPlacesAsync(cancellation).ConfigureAwait(false);
    }

    private static ExactPlace At(double latitude, double longitude) =>
        new(new Position(latitude, longitude), Sigma, Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));
}
