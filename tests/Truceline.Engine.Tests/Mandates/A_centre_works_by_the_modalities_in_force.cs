using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine.Cases;
using Truceline.Engine.Recomputing;
using Truceline.Engine.Register;
using Truceline.Ledger;

namespace Truceline.Engine.Tests.Mandates;

public sealed class A_centre_works_by_the_modalities_in_force
{
    private const string Draft = "d-00000000000000aa";
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_their_time_on_and_still_after_a_restart_and_for_whoever_folds_the_log_anew()
    {
        using var folder = new TemporaryFolder();
        await using (var centre = await TestCentre.OpenAsync(folder, "missions/karabakh", _clock))
        {
            centre.Mission.ModalitiesVersion.ShouldBe(1);
            var from = centre.Now + Duration.FromHours(10);
            var text = ModalitiesText.Write(centre.Mission.Modalities with { Assess = Duration.FromHours(5) });
            await EnterAsync(centre, new CentreCommand.DraftModalities("a", "tr", Draft, $"# remarks are left out\n{text}", from, null, null, Key(centre, "tr"), Sign(centre, "tr", text, from)));
            await EnterAsync(centre, new CentreCommand.JudgeModalities("b", "ru", Draft, true, null, Key(centre, "ru"), Sign(centre, "ru", text, from)));
            await EnterAsync(centre, new CentreCommand.ApproveModalities("c", Draft, true, null));
            centre.Mission.ModalitiesVersion.ShouldBe(1);
            _clock.Advance(TimeSpan.FromHours(10) - TimeSpan.FromTicks(1));
            centre.Mission.ModalitiesVersion.ShouldBe(1);
            _clock.Advance(TimeSpan.FromTicks(1));
            centre.Mission.ModalitiesVersion.ShouldBe(2);
            centre.Mission.Modalities.Assess.ShouldBe(Duration.FromHours(5));
        }

        await using (var again = await TestCentre.OpenAsync(folder, null, _clock))
        {
            again.Mission.ModalitiesVersion.ShouldBe(2);
            var before = await KnownThen.FoldAsync(again.Log, folder.Path, Instant.MaxValue, long.MaxValue, Cancellation);
            before!.Mission!.At(again.Now).ModalitiesVersion.ShouldBe(2);
            before.Mission.At(again.Now - Duration.Epsilon).ModalitiesVersion.ShouldBe(1);
        }

        Fsck.Check(folder.Path, cancellation: Cancellation).Problems.ShouldBeEmpty();
        (await new Recompute(folder.Path).RunAsync(Cancellation)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_is_refused_with_its_lines()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await TestCentre.OpenAsync(folder, "missions/karabakh", _clock);
        var answer = await centre.SubmitAsync(
            new CentreCommand.DraftModalities("a", "tr", Draft, "assess-hours: 0\nsources: [{id: uav-77}]\n", centre.Now + Duration.FromHours(1), null, null, "", ""), Cancellation);

        answer.ShouldBeOfType<CommandAnswer.Refused>().Sentence.ShouldBe(
            "modalities.yaml:1: 'assess-hours' is '0'; write a number from 1 to 2160. modalities.yaml:2: 'uav-77' is not a source of the mission.");
    }

    private static async Task EnterAsync(Centre centre, CentreCommand command)
    {
        var answer = await centre.SubmitAsync(command, Cancellation);
        await centre.Register.WaitForAsync(answer.ShouldBeOfType<CommandAnswer.Entered>(answer.ToString()).Index, TimeSpan.FromSeconds(20), TimeProvider.System, Cancellation);
    }

    private static string Key(Centre centre, string delegation) => Hex.Of(Ed25519.PublicKeyOf(centre.DemoKeys!.SeedOf(delegation, KeyRoles.Head)));

    private static string Sign(Centre centre, string delegation, string text, Instant from) => Hex.Of(Ed25519.Sign(
        centre.DemoKeys!.SeedOf(delegation, KeyRoles.Head), SignedTexts.Modalities("karabakh", Draft, ModalitiesText.Digest(text), null, from, true)));
}
