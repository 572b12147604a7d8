using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Posts;
using Truceline.Core.Record;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Posts;

/// <summary>The register of posts and patrols on its way to the log; an exact place is kept outside it until it opens.</summary>
internal sealed class PostDesk(Register.Register register, Func<Mission> inForce, string data) : IDesk
{
    /// <summary>Null where the command is not of the register of posts.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command switch
    {
        CentreCommand.OpenPost { Ask: var ask } => new Step(
            StreamOf(ask.Post), () => ask.Decide(inForce(), Of(ask.Post), inForce().Modalities.PostsDelay, now), () => KeptFile.OfText(ask.Place.Text, ask.Place.Salt)),
        CentreCommand.MovePost { Ask: var ask } => new Step(
            StreamOf(ask.Post), () => ask.Decide(inForce(), Of(ask.Post), inForce().Modalities.PostsDelay, now), () => KeptFile.OfText(ask.Place.Text, ask.Place.Salt)),
        CentreCommand.ReportPost { Ask: var ask } => new Step(StreamOf(ask.Post), () => ask.Decide(inForce(), Of(ask.Post), now)),
        CentreCommand.ClosePost { Ask: var ask } => new Step(StreamOf(ask.Post), () => ask.Decide(inForce(), Of(ask.Post), now)),
        CentreCommand.OpenPlace made => new Step(StreamOf(made.Post), () => new OpenPlace(made.Post, made.Entry, Kept(made)).Decide(Of(made.Post), now)),
        _ => null,
    };

    private PostView? Of(string post) => register.Get<PostView>(RegisterKinds.Post, post);

    private ExactPlace? Kept(CentreCommand.OpenPlace made) =>
        Of(made.Post)?.Places.FirstOrDefault(place => place.Index == made.Entry) is { } place ? PostPlaces.Read(data, place.Digest) : null;

    /// <summary>A name that is none has no stream; its refusal is decided in the mission's.</summary>
    private static string StreamOf(string post) =>
        post.Length is > 0 and <= 40 && post.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') ? $"post/{post}" : "mission";
}

internal static class PostPlaces
{
    /// <summary>The exact place that is kept under a digest; null where it was taken away.</summary>
    public static ExactPlace? Read(string data, string digest) =>
        KeptFile.Read(data, digest) is var (text, salt) ? ExactPlace.Read(text, salt) : null;
}
