using NodaTime;
using Truceline.Cli.Demonstration;
using Truceline.Core.Agreement;
using Truceline.Core.Places;
using Truceline.Core.Posts;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Register;

namespace Truceline.Cli.Tests.Demonstration;

public sealed class The_posts_of_Idlib_keep_their_history
{
    [Fact]
    public async Task They_stand_where_the_drawings_have_them_on_every_day_and_are_entered_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("truceline-idlib-").FullName;
        await using (var centre = await Centre.OpenAsync(
            new CentreOptions { Data = data, Mission = Path.Combine(Root(), "missions", "idlib"), OpenRegister = _ => new RegisterInMemory(), Demo = true }, TimeProvider.System, cancellation))
        {
            await MadePosts.EnterAsync(centre, cancellation);
            await MadePosts.EnterAsync(centre, cancellation);
            (await centre.Register.WaitForAsync(centre.Log.Latest.Size - 1, TimeSpan.FromSeconds(30), TimeProvider.System, cancellation)).ShouldBeTrue();
            await centre.OpenPlacesAsync(cancellation);
            (await centre.Register.WaitForAsync(centre.Log.Latest.Size - 1, TimeSpan.FromSeconds(30), TimeProvider.System, cancellation)).ShouldBeTrue();
            var posts = centre.Register.List<PostView>(RegisterKinds.Post);
            posts.Count.ShouldBe(13);
            int Stood(int year, int month) => posts.Count(post => post.StandsAt(Instant.FromUtc(year, month, 15, 0, 0)));
            (Stood(2018, 1), Stood(2020, 1), Stood(2020, 11), Stood(2021, 1)).ShouldBe((0, 12, 12, 8));
            var morek = posts.Single(post => post.Post == "op-morek");
            Geodesic.Between(morek.PlaceAt(Instant.FromUtc(2020, 1, 1, 0, 0))!.Opened!.At, new Position(35.376, 36.705)).Metres.ShouldBeLessThan(5);
            Geodesic.Between(morek.PlaceAt(Instant.FromUtc(2021, 1, 1, 0, 0))!.Opened!.At, new Position(35.72, 36.52)).Metres.ShouldBeLessThan(5);
            var today = centre.Mission.DateOf(centre.Now);
            var cell = Compliance.Of(centre.Mission, today, today, centre.Now, [], [], PostFacts.Of(centre.Mission, posts, today, today, centre.Now), Compliance.NoFigure).Cells
                .Single(one => one.Party == "tr-forces" && one.Clauses.Any(clause => clause.Clause == "s1b"));
            cell.Clauses.Single(clause => clause.Clause == "s1b").Outcome.ShouldBe(ClauseOutcome.NoBreachObserved);
        }

        Directory.Delete(data, recursive: true);
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Truceline.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests run in a checkout.");
    }
}
