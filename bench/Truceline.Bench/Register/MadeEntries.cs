using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Detection;
using Truceline.Core.Incidents;
using Truceline.Core.Places;
using Truceline.Core.Record;
using Truceline.Engine.Mandates;
using Truceline.Ledger;

namespace Truceline.Bench.Register;

/// <summary>Statements in their real forms and sizes, one after the other; nothing in them is chance.</summary>
/// <param name="bodies">Files of the data folder that recordings vouch for, over and over.</param>
internal sealed class MadeEntries(Mission mission, DemoKeys keys, IReadOnlyList<Body> bodies)
{
    private readonly List<Statement.IncidentRaised> _patterns = [];
    private readonly MissionView _view = new(
        mission.Id, [.. mission.Delegations.Select(of => new HeadKey(of.Id, keys.PublicKeyOf(of.Id, KeyRoles.Head)))],
        [.. mission.Delegations.Select(of => of.Id).Order(StringComparer.Ordinal)], true, 0, default, []);

    private int _made;

    /// <summary>Thirty small files: fifteen segments with their sidecars.</summary>
    public static IReadOnlyList<Body> Bodies(string folder, Instant start)
    {
        var names = Enumerable.Range(0, 15).Select(n => string.Create(CultureInfo.InvariantCulture, $"evidence/uav-1/2026-01-05/{InstantPattern.CreateWithInvariantCulture("HHmmss.fff").Format(start + Duration.FromSeconds(4 * n))}-{n}"));
        var made = new List<Body>();
        foreach (var path in names.SelectMany(name => (string[])[$"{name}.ts", $"{name}.index.jsonl"]))
        {
            var bytes = Encoding.UTF8.GetBytes(path);
            Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(path)!));
            File.WriteAllBytes(Path.Combine(folder, path), bytes);
            made.Add(new Body(path, bytes.Length, Hash.Of(bytes)));
        }

        return made;
    }

    public IEnumerable<MadeEntry> Keys(Instant at) => _view.Delegations.Select(id =>
    {
        var key = keys.PublicKeyOf(id, KeyRoles.Reviewer);
        return Signed(new Statement.KeyEnrolled(id, KeyRoles.Reviewer, key,
            Sign(id, KeyRoles.Head, SignedTexts.Key(mission.Id, id, KeyRoles.Reviewer, key)), at), "keys", at);
    });

    public MadeEntry Recording(int segments, Instant at, int source)
    {
        var some = Enumerable.Range(0, segments).Select(n =>
        {
            var from = at + Duration.FromSeconds(4 * n);
            return new SealedSegment(bodies[2 * n].Path, 3_000_000 + n, bodies[2 * n].Sha256.ToString(), bodies[2 * n + 1].Path, from,
                from + Duration.FromSeconds(4), from, from + Duration.FromSeconds(4), 360_000L * n, 360_000L * (n + 1), 0);
        });
        var sealedNow = new Statement.SegmentsSealed($"uav-{source % 4 + 1}", [.. some], [], bodies[0].Sha256.ToString());
        return new(sealedNow, $"source/{sealedNow.Source}", $"segments/{Number():D64}", at, [.. bodies.Take(2 * segments)], []);
    }

    public MadeEntry Impediment(Instant at) => new(
        new Statement.ImpedimentRecorded($"impediment-{Number()}", "uav-1", ImpedimentKind.ClockJump, at, at, "The source's clock went forward by 3.2 s."),
        "source/uav-1", $"impediment/{_made}", at, [], []);

    /// <summary>One of sixty-four entries into the mission's first zone, each at another time.</summary>
    public MadeEntry Incident(Instant at)
    {
        var number = Number();
        if (_patterns.Count < 64)
        {
            _patterns.Add(Raised(at, _patterns.Count));
        }

        var raised = _patterns[number % _patterns.Count] with { Incident = $"i-{number:x16}", Claimed = at, Received = at };
        return new(raised, $"incident/{raised.Incident}", $"incident/{raised.Incident}", at, [], []);
    }

    public MadeEntry Case(Instant at, Statement of)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{mission.Id.ToUpperInvariant()}-2026-{Number():D6}");
        var opened = new Statement.CaseOpened(
            number, [((Statement.IncidentRaised)of).Incident], _view.Delegations[0], "To be looked at.", at, at + Duration.FromHours(72));
        return new(opened, $"case/{number}", $"ru:{number}", at, [], []);
    }

    /// <summary>Two seals, the close, two reveals and two signatures under the result.</summary>
    public IReadOnlyList<MadeEntry> Steps(MadeEntry of, long index, LoggedEntry entry)
    {
        var opened = (Statement.CaseOpened)of.Statement;
        var file = CaseFile.Open(new EntryFacts(index, of.At, entry.LeafHash.ToString(), []), opened, mission.Id, _view.Delegations);
        var steps = new List<MadeEntry>();
        var form = CanonicalForm.Write(new AssessmentForm(
            Occurrence.Occurred, Act.CrossingByVehicle, "1a", null, null, Intent.Undetermined, Severity.Minor, StandardOfProof.ReasonableGrounds,
            opened.Incidents, null));
        foreach (var id in _view.Delegations)
        {
            var key = keys.PublicKeyOf(id, KeyRoles.Reviewer);
            var commitment = file.CommitmentOf(1, id, key, Salt(id), form).Compute()!;
            Step(new Statement.AssessmentCommitted(opened.Case, 1, id, key, commitment,
                Sign(id, KeyRoles.Reviewer, SignedTexts.Commitment(mission.Id, opened.Case, 1, id, commitment)), of.At));
        }

        Step(new Statement.RoundClosed(opened.Case, 1, of.At, of.At + Duration.FromHours(24), "Both have sealed."));
        foreach (var id in _view.Delegations)
        {
            Step(new Statement.AssessmentRevealed(opened.Case, 1, id, form, Salt(id), of.At));
        }

        var digest = Finding.Of(file, file.Current)!.Digest;
        foreach (var id in _view.Delegations)
        {
            Step(new Statement.FindingJudged(opened.Case, 1, id, _view.HeadKeyOf(id)!, digest, true,
                Sign(id, KeyRoles.Head, SignedTexts.Finding(mission.Id, opened.Case, 1, digest, true)), of.At));
        }

        return steps;

        string Salt(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(opened.Case + id)));

        void Step(Statement statement)
        {
            steps.Add(Signed(statement, of.Stream, of.At));
            file = file.After(new EntryFacts(index + steps.Count, of.At, new('0', 64), []), statement, holds: true);
        }
    }

    private MadeEntry Signed(Statement statement, string stream, Instant at) =>
        new(statement, stream, $"made/{Number()}", at, [], Endorsements.Of(statement, _view));

    private string Sign(string delegation, string role, byte[] message) =>
        Convert.ToHexStringLower(Ed25519.Sign(keys.SeedOf(delegation, role), message));

    private Statement.IncidentRaised Raised(Instant at, int n)
    {
        var zone = mission.Geometries.First(geometry => geometry.Kind == GeometryKind.Zone);
        var ring = zone.Versions[0].Areas[0].Shape.Outer;
        var here = new PlacedPoint(ring[n % ring.Count], new ErrorEllipse(19.1986, 9.5563, 112.277), "target");
        var seen = new Sighting(at, at, 0);
        var entry = new SceneEvent.ZoneEntered($"t{n}-20260105t080000000", zone.Id, here, here, seen, seen) { At = seen };
        return RaiseIncident.From(mission, "uav-1", entry,
            [.. Enumerable.Range(0, 3).Select(k => new EvidenceCitation(bodies[2 * k].Path, bodies[2 * k].Sha256.ToString(), 0, 360_000))]);
    }

    private int Number() => ++_made;
}
