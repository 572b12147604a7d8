using System.Net;
using Truceline.Cli.Assessments;
using Truceline.Cli.Commands;
using Truceline.Cli.Keys;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine.Cases;
using Truceline.Ledger;
using Truceline.Server.Cases;
using Truceline.Server.Tests.Cases;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Cli.Tests.Assessments;

/// <summary>Sealing with a server's address and a key alone, against a real server.</summary>
public sealed class ServerAndKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_and_key_are_enough_to_seal_and_the_opening_file_to_reveal()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        using var reviewer = await Reviewer.EnrolAsync(server, "tr");
        var first = await OpenCaseAsync(server, "one");

        (await reviewer.SealAsync()).ShouldBe(0);
        var file = server.Centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, first)!;
        var seat = file.Current.SeatOf("tr")!;
        seat.State.ShouldBe(SealState.Sealed);
        seat.Seal!.SignatureHolds.ShouldBeTrue();
        var opening = OpeningFile.Read(await File.ReadAllTextAsync(reviewer.OpeningPath, Cancellation)).ShouldNotBeNull();
        var opened = opening.Open(Reviewer.Passphrase).ShouldNotBeNull();
        new Commitment("karabakh", file.OpenHash, 1, "tr", reviewer.Key.PublicKey, opened.Salt, opened.Form).Compute().ShouldBe(seat.Seal.Commitment);

        // Nothing waits any more; then two do, and the number says which.
        (await reviewer.SealAsync()).ShouldBe(1);
        var second = await OpenCaseAsync(server, "two");
        var third = await OpenCaseAsync(server, "three");
        (await reviewer.SealAsync()).ShouldBe(1);
        (await reviewer.SealAsync("--case", third)).ShouldBe(0);
        server.Centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, second)!.Current.SeatOf("tr")!.State.ShouldBe(SealState.NotSealed);
        server.Centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, third)!.Current.SeatOf("tr")!.State.ShouldBe(SealState.Sealed);
    }

    [Fact]
    public async Task The_log_key_that_the_reviewer_holds_decides_what_is_believed()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        using var reviewer = await Reviewer.EnrolAsync(server, "tr");
        await OpenCaseAsync(server, "one");
        (await reviewer.SealAsync("--vkey", VerifierKey.Of("truceline/karabakh", Ed25519.PublicKeyOf(new byte[32])).Text)).ShouldBe(1);
        (await reviewer.SealAsync("--vkey", server.Centre.Log.Key.Text)).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_states_another_hash_round_entry_or_delegation_is_not_believed()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        using var reviewer = await Reviewer.EnrolAsync(server, "tr");
        var number = await OpenCaseAsync(server, "one");
        var stated = await reviewer.ReadAsync(number);

        var good = StatedCase.Check(stated, number, reviewer.Key.PublicKey, null).Case.ShouldNotBeNull();
        good.OpenHash.ShouldBe(stated.File.OpenHash);
        good.Basis.ShouldContain("named by the server itself");
        foreach (var (why, lie) in new (string, CaseToSealAnswer)[]
        {
            ("another hash", stated with { File = stated.File with { OpenHash = new('0', 64) } }),
            ("another round", stated with { File = stated.File with { Rounds = [stated.File.Rounds[0], stated.File.Rounds[0] with { Round = 2 }] } }),
            ("a round that another entry opened", stated with
            {
                File = stated.File with { Rounds = [stated.File.Rounds[0], stated.File.Rounds[0] with { Round = 2 }] }, Round = stated.Opened,
            }),
            ("another entry", stated with { Opened = stated.Key }),
            ("an entry at another place", stated with { Opened = stated.Opened with { Index = stated.Opened.Index - 1 } }),
            ("a proof cut short", stated with { Opened = stated.Opened with { Proof = [.. stated.Opened.Proof.Skip(1)] } }),
            ("no base64", stated with { Opened = stated.Opened with { Envelope = "*" } }),
            ("a checkpoint of nobody", stated with { Checkpoint = stated.Checkpoint.Replace("karabakh\n", "idlib\n", StringComparison.Ordinal) }),
            ("a key of nobody", stated with { Vkey = "karabakh+00000000+AAAA" }),
            ("another mission", stated with { Mission = "idlib" }),
        })
        {
            var (believed, trouble) = StatedCase.Check(lie, number, reviewer.Key.PublicKey, null);
            believed.ShouldBeNull(why);
            trouble.ShouldNotBeNullOrEmpty(why);
        }

        StatedCase.Check(stated, "K-2026-0099", reviewer.Key.PublicKey, null).Case.ShouldBeNull();
        StatedCase.Check(stated, number, KeyFile.Make().PublicKey, null).Trouble.ShouldBe("The entry that the server shows enrols another key.");
    }

    [Fact]
    public async Task A_later_round_is_sealed_as_the_entry_that_opened_it_says()
    {
        await using var server = await RunningServer.StartAsync(record: Alleged.EnterAsync);
        using var reviewer = await Reviewer.EnrolAsync(server, "tr");
        var number = await OpenCaseAsync(server, "one");
        await DecideAsync(server, number);
        var again = await server.Centre.SubmitAsync(new CentreCommand.OpenRound("again", number, "ru", "A second camera was found."), Cancellation);
        await FoldedAsync(server, again.ShouldBeOfType<CommandAnswer.Entered>().Index);

        (await reviewer.SealAsync()).ShouldBe(0);
        var round = server.Centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, number)!.Current;
        (round.Number, round.SeatOf("tr")!.State, round.SeatOf("tr")!.Seal!.SignatureHolds).ShouldBe((2, SealState.Sealed, true));
    }

    [Fact]
    public void The_form_is_asked_for_field_by_field_until_it_can_be_read()
    {
        var answers = new Queue<string>(["perhaps", "occurred", "", "1 a", "1a", "", "", "accidental", "", "", "uav-1-1  uav-1-2", "Dust."]);
        var said = new List<string>();
        var form = new AskedForm(_ => answers.TryDequeue(out var answer) ? answer : null, said.Add).Read().ShouldNotBeNull();
        (form.Occurred, form.Act, form.Clause, form.Intent, form.Text).ShouldBe((Occurrence.Occurred, null, "1a", Intent.Accidental, "Dust."));
        form.Evidence.ShouldBe(["uav-1-1", "uav-1-2"]);
        said.Count.ShouldBe(2);
        new AskedForm(_ => null, said.Add).Read().ShouldBeNull();
    }

    [Fact]
    public void What_a_server_says_cannot_turn_the_terminal_round() =>
        ForeignText.Shown("a\u001b[2Jb\u202Ec\nd").ShouldBe("a\uFFFD[2Jb\uFFFDc\uFFFDd");

    private static async Task<string> OpenCaseAsync(RunningServer server, string command)
    {
        var answer = await server.Centre.SubmitAsync(new CentreCommand.OpenCase(command, [Alleged.Incident], "ru", "A vehicle."), Cancellation);
        var index = answer.ShouldBeOfType<CommandAnswer.Entered>().Index;
        await FoldedAsync(server, index);
        return server.Centre.Register.List<CaseFile>(RegisterKinds.CaseFile).Single(file => file.Index == index).Number;
    }

    /// <summary>Two other reviewers seal and open, and both heads sign.</summary>
    private static async Task DecideAsync(RunningServer server, string number)
    {
        using var program = server.Visitor("centre");
        var hash = server.Centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, number)!.OpenHash;
        DelegationAtWork[] both = [DelegationAtWork.Of(server, "tr"), DelegationAtWork.Of(server, "ru")];
        var heads = new List<Visitor>();
        foreach (var one in both)
        {
            heads.Add(await one.SignInAsync(server, Role.Head));
            await EnteredAsync(server, heads[^1].PostAsync("/api/keys", one.Enrolment()));
            await EnteredAsync(server, program.PostAsync($"/api/cases/{number}/assessments", one.Seal(number, hash)));
        }

        foreach (var one in both)
        {
            await EnteredAsync(server, program.PostAsync($"/api/cases/{number}/reveals", one.Opening()));
        }

        var file = server.Centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, number)!;
        foreach (var (one, head) in both.Zip(heads))
        {
            await EnteredAsync(server, head.PostAsync($"/api/cases/{number}/findings", one.Finding(number, Finding.Of(file, file.Current)!.Digest)));
            head.Dispose();
        }
    }

    private static async Task EnteredAsync(RunningServer server, Task<HttpResponseMessage> posting)
    {
        var answer = await posting;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        await FoldedAsync(server, (await Visitor.JsonOf(answer)).GetProperty("index").GetInt64());
    }

    private static async Task FoldedAsync(RunningServer server, long index) =>
        (await server.Centre.Register.WaitForAsync(index, TimeSpan.FromSeconds(20), TimeProvider.System, Cancellation)).ShouldBeTrue();

    /// <summary>A reviewer at a machine of its own: a key, a passphrase, a form.</summary>
    private sealed class Reviewer(RunningServer server, string folder) : IDisposable
    {
        public const string Passphrase = "a long enough passphrase";

        private int _seals;

        public KeyFile Key { get; } = KeyFile.Make();

        public string OpeningPath { get; private set; } = "";

        public static async Task<Reviewer> EnrolAsync(RunningServer server, string delegation)
        {
            var folder = Directory.CreateTempSubdirectory("truceline-reviewer-").FullName;
            var made = new Reviewer(server, folder);
            await File.WriteAllTextAsync(made.At("key.pem"), made.Key.Write(null), Cancellation);
            await File.WriteAllTextAsync(made.At("passphrase"), Passphrase + "\n", Cancellation);
            await File.WriteAllTextAsync(made.At("form.json"), """{"occurred":"occurred","act":"crossing-by-vehicle","text":"Dust."}""", Cancellation);
            var seed = server.Centre.DemoKeys!.SeedOf(delegation, KeyRoles.Head);
            var countersignature = Ed25519.Sign(seed, SignedTexts.Key("karabakh", delegation, KeyRoles.Reviewer, made.Key.PublicKey));
            using var administrator = await server.SignedInAsync(Role.Administrator, delegation);
            (await administrator.PostAsync("/api/keys", new
            {
                delegation, role = KeyRoles.Reviewer, publicKey = made.Key.PublicKey, countersignature = Hex.Of(countersignature), command = "enrol-own",
            })).StatusCode.ShouldBe(HttpStatusCode.OK);
            return made;
        }

        public Task<int> SealAsync(params string[] more)
        {
            OpeningPath = At($"{_seals++}.opening.json");
            string[] line =
            [
                "--server", Address, "--key", At("key.pem"), "--passphrase-file", At("passphrase"), "--form", At("form.json"), "--opening", OpeningPath, .. more,
            ];
            return Assess.Make().Parse(line).InvokeAsync(cancellationToken: Cancellation);
        }

        public async Task<CaseToSealAnswer> ReadAsync(string number)
        {
            using var handler = new SocketsHttpHandler();
            using var client = new CentreClient(handler, new Uri(Address + "/"));
            var (answer, trouble) = await new WaitingCases(client, Key).ReadAsync(number, Cancellation);
            return answer.ShouldNotBeNull(trouble);
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);

        private string Address => $"http://127.0.0.1:{server.Port}";

        private string At(string name) => Path.Combine(folder, name);
    }
}
