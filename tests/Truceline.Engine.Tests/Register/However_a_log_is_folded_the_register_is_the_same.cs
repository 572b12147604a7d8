using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Mandates;
using Truceline.Engine.Record;
using Truceline.Engine.Register;
using Truceline.Ledger;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests.Register;

public sealed class However_a_log_is_folded_the_register_is_the_same : IDisposable
{
    private const string Origin = "truceline/sample";
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    private readonly TemporaryFolder _folder = new();
    private readonly DemoKeys _keys;
    private int _made;

    public However_a_log_is_folded_the_register_is_the_same() => _keys = new DemoKeys(_folder.Path, "sample", repeatable: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_once_entry_by_entry_and_over_restarts()
    {
        using var key = _keys.LogKey(Origin);
        await using var log = await LogWriter.OpenAsync(_folder.Path, key, Origin, TimeProvider.System, Token);
        var registrar = new Registrar(log);
        using var followed = Open(new RegisterInMemory(), log.Reader);
        var restarted = Open(SqliteRegister.Open(_folder["restarted.db"]), log.Reader);

        // Single entries, then groups over the ends of bundles (256) and of batches.
        foreach (var group in Enumerable.Repeat(1, 60).Concat([190, 1, 300, 7, 900, 1, 1]))
        {
            await Task.WhenAll(Next(group).Select(of => registrar.MustEnterAsync(of.Statement, of.Stream, $"c{_made++}", Start, [], Token)));
            await followed.CatchUpAsync(Token);
            if (group != 1 || _made % 9 == 0)
            {
                await restarted.CatchUpAsync(Token);
                restarted.Dispose();
                restarted = Open(SqliteRegister.Open(_folder["restarted.db"]), log.Reader);
            }
        }

        await restarted.CatchUpAsync(Token);
        using var whole = Open(SqliteRegister.Open(_folder["whole.db"]), LogReader.Open(_folder.Path));
        await whole.CatchUpAsync(Token);
        whole.Entries.ShouldBe(log.Reader.Latest.Size);
        whole.Entries.ShouldBeGreaterThan(1_400);
        whole.Unknown.ShouldBe(0);
        whole.Digest().ShouldBe(followed.Digest());
        whole.Digest().ShouldBe(restarted.Digest());
        whole.List<CaseView>(RegisterKinds.Case).Count(file => file.Stage == Stage.Revealing).ShouldBeGreaterThan(10);
        restarted.Dispose();
    }

    public void Dispose() => _folder.Dispose();

    private static Engine.Register.Register Open(IRegisterStore store, LogReader log) => new(store, log, new Projector(_ => null, Ed25519.Verify));

    private List<(Statement Statement, string Stream)> Next(int count) =>
        [.. Enumerable.Range(_made, count).Select(n => n < 3 ? First(n) : (Kind(n), $"stream/{n % 5}"))];

    private (Statement Statement, string Stream) First(int n) => n == 0
        ? (new Statement.MissionOpened("sample", [Head("first"), Head("second")], Demo: true), "mission")
        : Enrol(n == 1 ? "first" : "second");

    private Core.Record.HeadKey Head(string delegation) => new(delegation, _keys.PublicKeyOf(delegation, KeyRoles.Head));

    private (Statement Statement, string Stream) Enrol(string delegation)
    {
        var key = _keys.PublicKeyOf(delegation, KeyRoles.Reviewer);
        var text = SignedTexts.Key("sample", delegation, KeyRoles.Reviewer, key);
        return (new Statement.KeyEnrolled(delegation, KeyRoles.Reviewer, key, Sign(delegation, KeyRoles.Head, text), Start), "keys");
    }

    // The case of a number is opened, sealed twice and closed over entries that lie apart; documents change again and again.
    private Statement Kind(int n)
    {
        var (kind, of) = (n % 7, n / 70);
        var number = $"SAMPLE-2026-{of:D4}";
        return (n % 70) switch
        {
            3 => new Statement.CaseOpened(number, [$"i-{n - 1}"], "first", "To be looked at.", Start, Start + Duration.FromHours(72)),
            20 => Seal(number, "first"),
            40 => Seal(number, "second"),
            60 => new Statement.RoundClosed(number, 1, Start, Start + Duration.FromHours(24), "Both have sealed."),
            _ => kind switch
            {
                0 or 1 => new Statement.ImpedimentRecorded($"impediment-{n % 11}", "uav-1", ImpedimentKind.Outage, Start, Start + Duration.FromSeconds(n), "No packets."),
                2 or 3 => Incident(n),
                _ => new Statement.SegmentsSealed($"uav-{n % 3}", [Segment(n), Segment(n + 1)], n % 4 == 0 ? [new Gap(Start, Start + Duration.FromSeconds(1), "No “packets”.")] : [], new('a', 64)),
            },
        };
    }

    private Statement.AssessmentCommitted Seal(string number, string delegation)
    {
        var text = SignedTexts.Commitment("sample", number, 1, delegation, new('c', 64));
        return new(number, 1, delegation, _keys.PublicKeyOf(delegation, KeyRoles.Reviewer), new('c', 64), Sign(delegation, KeyRoles.Reviewer, text), Start);
    }

    private static Statement.IncidentRaised Incident(int n)
    {
        var place = new PlacedPoint(new Position(40 + n / 1e4, 46.5), new ErrorEllipse(19.1986, 9.5563, 112.277), "target");
        return new($"i-{n}", "uav-1", $"t{n}", Act.CrossingByVehicle, "strip", Start, Start + Duration.FromNanoseconds(n * 1_000_100L), place, n % 2 == 0 ? place : null,
            [new("areas", 1, null, 1, [])], [new("a.ts", new('b', 64), n, n + 1)], new('d', 64));
    }

    private static SealedSegment Segment(int n)
    {
        var at = Start + Duration.FromNanoseconds(n * 1_234_567_891L);
        return new($"evidence/uav/é-{n}.ts", n, new('e', 64), $"{n}.jsonl", n % 3 == 0 ? null : at, null, at, at + Duration.FromSeconds(4), n, n % 2 == 0 ? null : n, n % 5);
    }

    private string Sign(string delegation, string role, byte[] message) =>
        Convert.ToHexStringLower(Ed25519.Sign(_keys.SeedOf(delegation, role), message));
}
