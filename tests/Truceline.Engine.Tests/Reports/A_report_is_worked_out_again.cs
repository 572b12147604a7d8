using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Marks;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Core.Reports;
using Truceline.Engine.Cases;
using Truceline.Engine.Recomputing;

namespace Truceline.Engine.Tests.Reports;

public sealed class A_report_is_worked_out_again
{
    [Fact]
    public async Task Its_place_and_what_follows_come_out_as_they_were_entered_and_others_are_told()
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        await using (var centre = await TestCentre.OpenAsync(folder, "missions/karabakh", TimeProvider.System))
        {
            foreach (var (act, i) in new[] { Act.ExplosionImpact, Act.Shot, Act.Works }.Select((act, i) => (act, i)))
            {
                (await centre.SubmitAsync(new CentreCommand.ReportFromGround(
                    $"post/{i}", "post", "post-7", Sense.Heard, act, new ReportedCount(CountQualifier.Exactly, 2),
                    new ReportedSector(new Position(39.9, 46.9), 20, 270, 10, 5_000, 7_000), centre.Now, null), cancellation)).ShouldBeOfType<CommandAnswer.Entered>();
            }
        }

        (await new Recompute(folder.Path).RunAsync(cancellation)).ShouldSatisfyAllConditions(again => again.Differences.ShouldBeEmpty(), again => again.Reports.ShouldBe(3));
        await using (var centre = await TestCentre.OpenAsync(folder, null, TimeProvider.System))
        {
            var first = centre.Register.List<IncidentView>(RegisterKinds.Incident)[0];
            var statement = (Statement.GroundReported)StatementJson.Read("ground-reported", centre.Log.Read(first.Index)!.Statement.Span)!;
            var moved = statement with { Report = "g-moved", Place = statement.Place with { At = new Position(39.95, statement.Place.At.Longitude) } };
            await centre.Registrar.EnterAsync(moved, "incident/g-moved", null, "moved", centre.Now, [], [], cancellation);
        }

        (await new Recompute(folder.Path).RunAsync(cancellation)).Differences.ShouldContain(difference => difference.StartsWith("g-moved: the place in the log is ", StringComparison.Ordinal));
    }
}
