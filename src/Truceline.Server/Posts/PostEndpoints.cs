using System.Security.Cryptography;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Posts;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Server.Access;

namespace Truceline.Server.Posts;

/// <param name="Party">Whose force it is: one that the agreement binds and that is no party.</param>
/// <param name="Latitude">Degrees; others read the 1 km cell until the modalities' delay has run out.</param>
/// <param name="Sigma">Metres, one standard deviation of the place.</param>
/// <param name="From">Since when it stands there.</param>
public sealed record PostForm(
    string Post, PostKind Kind, string Party, double Latitude, double Longitude, double Sigma, IReadOnlyList<StrengthCount> Counts, IReadOnlyList<WeaponClass> Weapons,
    Instant From, string Command);

public sealed record PostMoveForm(double Latitude, double Longitude, double Sigma, Instant From, string Command);

public sealed record PostStrengthForm(IReadOnlyList<StrengthCount> Counts, IReadOnlyList<WeaponClass> Weapons, Instant From, string Command);

public sealed record PostCloseForm(Instant From, string Command);

/// <param name="Forces">That a post can be of.</param>
/// <param name="Contingents">At <paramref name="At"/>.</param>
public sealed record PostsAnswer(Instant At, IReadOnlyList<Party> Forces, IReadOnlyList<PostView> Posts, IReadOnlyList<Contingent> Contingents);

/// <summary>The register of posts and patrols: each delegation enters those that it runs; places open to the other after a delay, sums at once.</summary>
public static class PostEndpoints
{
    public static void MapPosts(this IEndpointRouteBuilder app)
    {
        var posts = app.MapGroup("/api/posts").WithTags("Posts").WaitingForMinIndex();
        posts.MapGet("", (string? at, Centre centre, Caller caller) => All(centre) is { } all
            ? Results.Ok(Answer(centre, caller, all, Reads.Time(at, nameof(at)) ?? centre.Now))
            : Reads.TooMany).For(Deed.ReadPosts).Produces<PostsAnswer>();
        posts.MapGet("/strengths", (string? at, Centre centre) => All(centre) is { } all
            ? Results.Ok(Contingent.Of(centre.Mission, all, Reads.Time(at, nameof(at)) ?? centre.Now))
            : Reads.TooMany).For(Deed.ReadStrengths).Produces<IReadOnlyList<Contingent>>();
        posts.MapPost("", (PostForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.OpenPost(IdOf(caller, form.Command), new OpenPost(
                form.Post, By(caller), form.Kind, form.Party, Exact(form.Latitude, form.Longitude, form.Sigma), new PostStrength(form.Counts, form.Weapons), form.From)),
            cancellation)).For(Deed.KeepPosts).IsCommand();
        posts.MapPost("/{post}/move", (string post, PostMoveForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.MovePost(IdOf(caller, form.Command), new MovePost(post, By(caller), Exact(form.Latitude, form.Longitude, form.Sigma), form.From)), cancellation))
            .For(Deed.KeepPosts).IsCommand();
        posts.MapPost("/{post}/strength", (string post, PostStrengthForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.ReportPost(IdOf(caller, form.Command), new ReportPost(post, By(caller), new PostStrength(form.Counts, form.Weapons), form.From)), cancellation))
            .For(Deed.KeepPosts).IsCommand();
        posts.MapPost("/{post}/close", (string post, PostCloseForm form, Caller caller, Centre centre, CancellationToken cancellation) => centre.AnswerAsync(
            new CentreCommand.ClosePost(IdOf(caller, form.Command), new ClosePost(post, By(caller), form.From)), cancellation)).For(Deed.KeepPosts).IsCommand();
    }

    private static IReadOnlyList<PostView>? All(Centre centre) => centre.Register.List<PostView>(RegisterKinds.Post) is { Count: <= Reads.Most } all ? all : null;

    private static PostsAnswer Answer(Centre centre, Caller caller, IReadOnlyList<PostView> all, Instant at) => new(
        at, centre.Mission.OthersBound,
        [.. all.Select(post => post.Delegation == caller.Delegation ? post with { Places = [.. post.Places.Select(place => WithOwn(centre, place))] } : post)],
        Contingent.Of(centre.Mission, all, at));

    private static PostPlaceView WithOwn(Centre centre, PostPlaceView place) =>
        place.Opened is null ? place with { Own = centre.PlaceOf(place.Digest)?.Point() } : place;

    /// <summary>The salt is drawn here: whoever enters a post need not know that there is one.</summary>
    private static ExactPlace Exact(double latitude, double longitude, double sigma) =>
        new(new Position(latitude, longitude), sigma, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    private static string IdOf(Caller caller, string command) => Commands.Id(caller.Delegation!, command);

    private static Watchkeeper By(Caller caller) => new(caller.Delegation!, Kebab.Of(caller.Role));
}
