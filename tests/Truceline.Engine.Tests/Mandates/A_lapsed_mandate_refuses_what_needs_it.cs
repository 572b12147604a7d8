using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Shifts;
using Truceline.Engine.Agreement;
using Truceline.Engine.Cases;
using Truceline.Engine.Tests.Agreement;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests.Mandates;

public sealed class A_lapsed_mandate_refuses_what_needs_it
{
    private static readonly OwnWords Words = new("Words.", new string('a', 64));
    private static readonly Watchkeeper By = new("tr", "duty-officer");

    [Fact]
    public async Task And_goes_on_with_everything_else()
    {
        using var folder = new TemporaryFolder();
        using var files = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Missions.Karabakh))
        {
            File.Copy(file, Path.Combine(files.Path, Path.GetFileName(file)));
        }

        var yaml = Path.Combine(files.Path, MissionReader.RootFile);
        var text = await File.ReadAllTextAsync(yaml, TestContext.Current.CancellationToken);
        text.ShouldContain("    renewal: none\n    needed-for:");
        await File.WriteAllTextAsync(
            yaml, text.Replace("    renewal: none\n    needed-for:", "    until: \"2026-01-02\"\n    renewal: by-decision\n    needed-for:", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 19, 59, 0, TimeSpan.Zero));
        await using var centre = await Centre.OpenAsync(
            new CentreOptions
            {
                Data = folder.Path, Mission = files.Path, OpenRegister = data => SqliteRegister.Open(Path.Combine(data, "register.db")), Demo = true, RepeatableKeys = true,
            },
            clock, TestContext.Current.CancellationToken);
        (await SentenceAsync(centre, Flight("before", centre.Now))).ShouldBeNull();
        clock.Advance(TimeSpan.FromMinutes(1));

        // Midnight in Baku.
        const string Lapsed = "“Memorandum of 11 November 2020” lapsed at 2026-01-01T20:00:00Z, and ";
        (await SentenceAsync(centre, Flight("after", centre.Now))).ShouldBe(Lapsed + "plan flight needs it.");
        (await SentenceAsync(centre, new CentreCommand.AskForLook("l", By, "uav-1", null, centre.Now, centre.Now + Duration.FromHours(1), Words))).ShouldBe(Lapsed + "ask for look needs it.");
        (await SentenceAsync(centre, new CentreCommand.HandOverShift("h", By, "officer-1", Words, []))).ShouldBeNull();
        (await SentenceAsync(centre, new CentreCommand.IssueBulletin("b", new LocalDate(2026, 1, 1)))).ShouldBeNull();
        (await SentenceAsync(centre, new CentreCommand.StateInstrument(
            "s", new Watchkeeper("tr", "administrator"), "memorandum-2020", InstrumentSaid.Renewed, new LocalDate(2027, 1, 1), Words))).ShouldBeNull();
        (await SentenceAsync(centre, Flight("still", centre.Now))).ShouldNotBeNull("one administrator alone renews nothing of the centre's");
        (await SentenceAsync(centre, new CentreCommand.StateInstrument(
            "t", new Watchkeeper("ru", "administrator"), "memorandum-2020", InstrumentSaid.Renewed, new LocalDate(2027, 1, 1), Words))).ShouldBeNull();
        (await SentenceAsync(centre, Flight("again", centre.Now))).ShouldBeNull();
    }

    [Theory]
    [InlineData("    needed-for: [plan-flight,", "    needed-for: [mark, plan-flight,", "A lapsed mandate never stops 'mark'; it may carry: plan-flight, ask-for-look, send-notice, draft-modalities, replace-sensor.")]
    [InlineData("    renewed-by-months: 60\n", "", "What renews itself has 'renewed-by-months'.")]
    [InlineData("    until: \"2025-11-10\"", "    until: open", "What has no end is not renewed; write 'renewal: none'.")]
    [InlineData("  - id: decree", "  - id: motion", "'motion' stands twice in 'instruments'.")]
    public void What_is_wrong_with_an_instrument_is_told(string right, string wrong, string reason)
    {
        var files = Missions.Accepted(Missions.Karabakh).Files.ToDictionary(file => file.Path, file => file.Content);
        var text = System.Text.Encoding.UTF8.GetString(files[MissionReader.RootFile].Span);
        text.ShouldContain(right);
        files[MissionReader.RootFile] = System.Text.Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal));
        MissionReader.Read(files).ShouldBeOfType<MissionReading.Refused>().Faults.ShouldContain(fault => fault.Reason == reason);
    }

    private static CentreCommand.PlanFlight Flight(string command, Instant now) =>
        new(command, By, "uav-1", now + Duration.FromHours(1), now + Duration.FromHours(2));

    private static async Task<string?> SentenceAsync(Centre centre, CentreCommand command)
    {
        var answer = await centre.SubmitAsync(command, TestContext.Current.CancellationToken);
        await centre.Register.WaitForAsync(centre.Log.Latest.Size - 1, TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        return (answer as CommandAnswer.Refused)?.Sentence;
    }
}
