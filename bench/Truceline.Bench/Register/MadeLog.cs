using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Agreement;
using Truceline.Engine.Mandates;
using Truceline.Engine.Record;
using Truceline.Ledger;
using Truceline.Sqlite;

namespace Truceline.Bench.Register;

/// <summary>
/// A log as busy hours make it, through the one writer and in its real forms. For every four incidents: four recordings sealed sooner for
/// the alerts (seven segments each), four full minutes of other drones (fifteen), one impediment, and one case from its opening to two
/// signatures, which is eight entries. Clauses are tested against the mission's real rules and all signatures hold.
/// </summary>
internal sealed class MadeLog(Registrar registrar, MadeEntries made)
{
    private const int CasesAtOnce = 50;
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 8, 0);

    /// <returns>Number of entries in the log, at least as many as asked for.</returns>
    public static async Task<long> MakeAsync(string folder, string missionFolder, long entries)
    {
        await using (await OpenCentreAsync(folder, missionFolder).ConfigureAwait(false))
        {
            // It opened the mission and adopted its files; entries are made faster without it.
        }

        var mission = ((MissionReading.Accepted)MissionReader.ReadFolder(missionFolder)).Mission;
        var keys = new DemoKeys(folder, mission.Id, repeatable: true);
        var origin = $"truceline/{mission.Id}";
        using var key = keys.LogKey(origin);
        await using var log = await LogWriter.OpenAsync(folder, key, origin, TimeProvider.System).ConfigureAwait(false);
        var making = new MadeLog(new Registrar(log), new MadeEntries(mission, keys, MadeEntries.Bodies(folder, Start)));
        await making.EnterAsync(making.EnrolKeys()).ConfigureAwait(false);
        for (var at = Start; log.Reader.Latest.Size < entries; at += Duration.FromMinutes(10))
        {
            await making.HourAsync(log.Reader, at).ConfigureAwait(false);
        }

        return log.Reader.Latest.Size;
    }

    public static Task<Centre> OpenCentreAsync(string folder, string missionFolder) => Centre.OpenAsync(
        new CentreOptions
        {
            Data = folder, Mission = missionFolder, Demo = true, RepeatableKeys = true,
            OpenRegister = data => SqliteRegister.Open(Path.Combine(data, "register.db")),
        },
        TimeProvider.System,
        CancellationToken.None);

    private IEnumerable<MadeEntry> EnrolKeys() => made.Keys(Start);

    private async Task HourAsync(LogReader log, Instant at)
    {
        var incidents = Enumerable.Range(0, CasesAtOnce * 4).Select(n => made.Incident(at + Duration.FromSeconds(2 * n))).ToList();
        var cases = Enumerable.Range(0, CasesAtOnce).Select(n => made.Case(at, incidents[4 * n].Statement)).ToList();
        await EnterAsync(incidents.SelectMany((incident, n) => (MadeEntry[])[made.Recording(7, at, n), incident, made.Recording(15, at, n)])
            .Concat(cases.Select(of => made.Impediment(of.At)))).ConfigureAwait(false);
        var opened = await EnterAsync(cases).ConfigureAwait(false);
        var steps = cases.Zip(opened).Select(of => made.Steps(of.First, of.Second, log.Read(of.Second)!)).ToList();
        for (var step = 0; step < steps[0].Count; step++)
        {
            await EnterAsync(steps.Select(of => of[step])).ConfigureAwait(false);
        }
    }

    private async Task<long[]> EnterAsync(IEnumerable<MadeEntry> entries) =>
        await Task.WhenAll(entries.Select(async entry => await registrar.EnterAsync(
            entry.Statement, entry.Stream, null, entry.Command, entry.At, entry.Bodies, entry.Signatures, CancellationToken.None).ConfigureAwait(false)
            is AppendResult.Sequenced sequenced
                ? sequenced.Index
                : throw new InvalidOperationException($"The log did not take {entry.Command}."))).ConfigureAwait(false);
}

/// <summary>What one entry of a made log says.</summary>
internal sealed record MadeEntry(
    Statement Statement, string Stream, string Command, Instant At, IReadOnlyList<Body> Bodies, IReadOnlyList<PersonsSignature> Signatures);
