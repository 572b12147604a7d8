using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Cases;

namespace Truceline.Engine.Posts;

/// <summary>
/// Has the place of every post entered exactly once its delay has run out. Nothing is kept between looks, so that a centre that stood still
/// catches up at the first. A place whose text was taken away stays a cell.
/// </summary>
internal sealed class OpeningPlaces(
    Register.Register register, string data, Func<CentreCommand, CancellationToken, Task<CommandAnswer>> submit, TimeProvider clock, TimeSpan every)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(every, clock);
        do
        {
            await LookAsync(cancellation).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
    }

    public async Task LookAsync(CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var due = from post in register.List<PostView>(RegisterKinds.Post)
                  from place in post.Places
                  where place.Opened is null && place.OpensAt <= now && PostPlaces.Read(data, place.Digest) is not null
                  select new CentreCommand.OpenPlace($"open-place/{place.Index}", post.Post, place.Index);
        foreach (var command in due.ToList())
        {
            // A refusal means that somebody was quicker, or that the text has just gone: the next look tells.
            await submit(command, cancellation).ConfigureAwait(false);
        }
    }
}
