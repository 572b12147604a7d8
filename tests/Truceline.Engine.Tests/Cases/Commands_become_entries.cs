using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine.Cases;
using Truceline.Ledger;

namespace Truceline.Engine.Tests.Cases;

public sealed class Commands_become_entries
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_asked_again_is_answered_with_its_first_index_and_entered_once()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await WithAnIncidentAsync(folder);
        var open = new CentreCommand.OpenCase("open-1", ["i-1"], "first", "Seen on the watch.");
        var first = (await centre.SubmitAsync(open, Token)).ShouldBeOfType<CommandAnswer.Entered>();
        var again = (await centre.SubmitAsync(open, Token)).ShouldBeOfType<CommandAnswer.Entered>();
        again.Index.ShouldBe(first.Index);
        (await centre.Register.WaitForAsync(first.Index, Patience, TimeProvider.System, Token)).ShouldBeTrue();
        centre.Register.List<CaseView>(RegisterKinds.Case).ShouldHaveSingleItem().Index.ShouldBe(first.Index);
    }

    [Fact]
    public async Task What_the_core_refuses_comes_back_as_its_sentence_and_leaves_no_entry()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await WithAnIncidentAsync(folder);
        var size = centre.Log.Latest.Size;
        var answer = await centre.SubmitAsync(new CentreCommand.OpenCase("open-1", ["i-unknown"], "first", "Why not."), Token);
        answer.ShouldBeOfType<CommandAnswer.Refused>().Sentence.ShouldContain("no incident");
        answer = await centre.SubmitAsync(new CentreCommand.CommitAssessment("seal-1", "SAMPLE-2026-0009", "first", "", "", ""), Token);
        answer.ShouldBeOfType<CommandAnswer.Refused>().Sentence.ShouldContain("no case");
        centre.Log.Latest.Size.ShouldBe(size);
    }

    [Fact]
    public async Task Many_at_once_get_numbers_of_their_own()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await WithAnIncidentAsync(folder);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            centre.SubmitAsync(new CentreCommand.OpenCase($"open-{i}", ["i-1"], i % 2 == 0 ? "first" : "second", "At the same time."), Token)));
        var last = answers.Select(answer => answer.ShouldBeOfType<CommandAnswer.Entered>().Index).Max();
        (await centre.Register.WaitForAsync(last, Patience, TimeProvider.System, Token)).ShouldBeTrue();
        centre.Register.List<CaseView>(RegisterKinds.Case).Select(file => file.Case).Distinct().Count().ShouldBe(12);
    }

    [Fact]
    public async Task Two_seals_close_the_round_at_once_and_a_text_stands_outside_the_log()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await WithAnIncidentAsync(folder);
        var number = await OpenCaseAsync(centre);
        var blue = await SealAsync(centre, number, "first", "We saw it.");
        await SealAsync(centre, number, "second", null);
        centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, number)!.Stage.ShouldBe(Stage.Revealing);

        var shown = await centre.SubmitAsync(blue, Token);
        shown.ShouldBeOfType<CommandAnswer.Entered>();
        Directory.EnumerateFiles(folder["texts"]).ShouldHaveSingleItem();
        await CatchUpAsync(centre);
        var report = Fsck.Check(folder.Path, cancellation: Token);
        report.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_round_closes_when_its_time_is_over_and_a_seal_that_is_not_opened_lapses()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await WithAnIncidentAsync(folder);
        centre.Start();
        var number = await OpenCaseAsync(centre);
        await SealAsync(centre, number, "first", null);
        await UntilAsync(centre, number, file => file.Stage == Stage.Revealing, TimeSpan.FromHours(73));
        await UntilAsync(centre, number, file => file.Current.SeatOf("first")!.State == SealState.SealedNotRevealed, TimeSpan.FromHours(25));
    }

    private async Task<Centre> WithAnIncidentAsync(TemporaryFolder folder)
    {
        var centre = await TestCentre.OpenAsync(folder, "tests/missions/sample-stream", _clock, null, ("uav-1", "udp://127.0.0.1:0"));
        var now = Instant.FromDateTimeOffset(_clock.GetUtcNow());
        var raised = new Statement.IncidentRaised(
            "i-1", "uav-1", "t1", Act.CrossingByVehicle, "closed-yard", now, now,
            new(new(34.7082832, -86.671642), new(2, 1, 0), "target"), null, [], [], centre.Mission.RuleSet);
        await centre.Registrar.MustEnterAsync(raised, "incident/i-1", "incident/i-1", now, [], Token);
        await CatchUpAsync(centre);
        return centre;
    }

    private static Task CatchUpAsync(Centre centre) => centre.Register.CatchUpAsync(Token);

    private static async Task<string> OpenCaseAsync(Centre centre)
    {
        var opened = await centre.SubmitAsync(new CentreCommand.OpenCase("open-1", ["i-1"], "first", "Seen."), Token);
        opened.ShouldBeOfType<CommandAnswer.Entered>();
        await CatchUpAsync(centre);
        return centre.Register.List<CaseView>(RegisterKinds.Case)[0].Case;
    }

    /// <summary>Enrols a reviewer's key and seals with it.</summary>
    /// <returns>The reveal that opens the seal.</returns>
    private static async Task<CentreCommand.RevealAssessment> SealAsync(Centre centre, string number, string delegation, string? text)
    {
        var seed = Hash.Of(System.Text.Encoding.UTF8.GetBytes(delegation)).Bytes.ToArray();
        var key = Convert.ToHexStringLower(Ed25519.PublicKeyOf(seed));
        var head = centre.DemoKeys!.SeedOf(delegation, KeyRoles.Head);
        var enrol = new CentreCommand.EnrolKey(
            $"enrol-{delegation}", delegation, KeyRoles.Reviewer, key, Sign(head, SignedTexts.Key(centre.Mission.Id, delegation, KeyRoles.Reviewer, key)));
        (await centre.SubmitAsync(enrol, Token)).ShouldBeOfType<CommandAnswer.Entered>();
        await CatchUpAsync(centre);

        var file = centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, number)!;
        var salt = new string('a', 64);
        var digest = text is null ? "null" : $"\"{Commitment.TextDigest(Convert.FromHexString(salt), text)}\"";
        var form = "{\"occurred\":\"not-occurred\",\"act\":null,\"clause\":null,\"reading\":null,\"actor\":null,\"intent\":\"undetermined\",\"severity\":\"undetermined\",\"standard\":\"none\",\"evidence\":[],\"text\":" + digest + "}";
        var commitment = file.CommitmentOf(1, delegation, key, salt, form).Compute()!;
        var seal = new CentreCommand.CommitAssessment(
            $"seal-{delegation}", number, delegation, commitment, key,
            Sign(seed, SignedTexts.Commitment(centre.Mission.Id, number, 1, delegation, commitment)));
        var sealedNow = await centre.SubmitAsync(seal, Token);
        sealedNow.ShouldBeOfType<CommandAnswer.Entered>((sealedNow as CommandAnswer.Refused)?.Sentence);
        await CatchUpAsync(centre);
        return new CentreCommand.RevealAssessment($"reveal-{delegation}", number, delegation, form, salt, text, text is null ? null : salt);
    }

    /// <summary>Lets time pass and waits, without sleeping, until the register shows what it brings.</summary>
    private async Task UntilAsync(Centre centre, string number, Func<CaseFile, bool> reached, TimeSpan passes)
    {
        _clock.Advance(passes);
        for (var index = centre.Log.Latest.Size; !reached(centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, number)!);)
        {
            _clock.Advance(TimeSpan.FromSeconds(31));
            await centre.Register.WaitForAsync(index, TimeSpan.FromMilliseconds(200), TimeProvider.System, Token);
            index = centre.Log.Latest.Size;
        }
    }

    private static string Sign(byte[] seed, byte[] message) => Convert.ToHexStringLower(Ed25519.Sign(seed, message));
}
