using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Truceline.Bench.Register;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Engine.Cases;
using Truceline.Engine.Mandates;
using Truceline.Ledger;

namespace Truceline.Bench.Commands;

/// <summary>
/// How long a command waits for its answer, which it gets once its entry is on disk under a published checkpoint: through the grains and
/// the one writer of the log, as the server submits it. Each worker opens a case, then seals for each delegation; every answer counts.
/// </summary>
internal sealed class Acknowledgements(Centre centre, DemoKeys keys, string incident)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentBag<double> _milliseconds = [];

    /// <param name="seconds">For each of the two loads, after as long for the compiler to settle.</param>
    public static async Task<int> RunAsync(string folder, string mission, double seconds)
    {
        // Cases and incidents that are there already, as in a record that has been kept for a while.
        await MadeLog.MakeAsync(folder, mission, 4_000).ConfigureAwait(false);
        await using var centre = await MadeLog.OpenCentreAsync(folder, mission).ConfigureAwait(false);
        var incident = centre.Register.List<IncidentView>(RegisterKinds.Incident)[0].Incident;
        var figures = new Dictionary<string, double>();
        foreach (var (name, workers) in new[] { ("together20", 20), ("alone", 1) })
        {
            await LoadAsync(workers).ConfigureAwait(false);
            var times = await LoadAsync(workers).ConfigureAwait(false);
            figures[$"{name}Commands"] = times.Length;
            figures[$"{name}P50"] = times[times.Length / 2];
            figures[$"{name}P95"] = times[times.Length * 95 / 100];
        }

        Console.WriteLine(JsonSerializer.Serialize(new { measurement = "acks", figures }));
        return 0;

        async Task<double[]> LoadAsync(int workers)
        {
            var load = new Acknowledgements(centre, centre.DemoKeys!, incident);
            var until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => load.WorkAsync(until)))).ConfigureAwait(false);
            return [.. load._milliseconds.Order()];
        }
    }

    private async Task WorkAsync(long until)
    {
        var delegations = centre.Register.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission)!.Delegations;
        for (var n = 0; Stopwatch.GetTimestamp() < until; n++)
        {
            var index = await TimedAsync(new CentreCommand.OpenCase(
                Guid.NewGuid().ToString("N"), [incident], delegations[n % delegations.Count], "To be looked at.")).ConfigureAwait(false);
            await centre.Register.WaitForAsync(index, Patience, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            var opened = (Statement.CaseOpened)StatementJson.Read("case-opened", centre.Log.Read(index)!.Statement.Span)!;
            var file = centre.Register.Get<CaseFile>(RegisterKinds.CaseFile, opened.Case)!;
            foreach (var delegation in delegations)
            {
                await TimedAsync(Seal(file, delegation)).ConfigureAwait(false);
            }
        }
    }

    private CentreCommand.CommitAssessment Seal(CaseFile file, string delegation)
    {
        var key = keys.PublicKeyOf(delegation, KeyRoles.Reviewer);
        var salt = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Number + delegation)));
        var form = CanonicalForm.Write(new AssessmentForm(
            Occurrence.Occurred, null, null, null, null, Intent.Undetermined, Severity.Minor, StandardOfProof.ReasonableGrounds, [incident], null));
        var commitment = file.CommitmentOf(1, delegation, key, salt, form).Compute()!;
        var signature = Ed25519.Sign(
            keys.SeedOf(delegation, KeyRoles.Reviewer), SignedTexts.Commitment(file.Mission, file.Number, 1, delegation, commitment));
        return new(Guid.NewGuid().ToString("N"), file.Number, delegation, commitment, key, Convert.ToHexStringLower(signature));
    }

    private async Task<long> TimedAsync(CentreCommand command)
    {
        var begun = Stopwatch.GetTimestamp();
        var answer = await centre.SubmitAsync(command, CancellationToken.None).ConfigureAwait(false);
        _milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        return answer is CommandAnswer.Entered entered
            ? entered.Index
            : throw new InvalidOperationException(((CommandAnswer.Refused)answer).Sentence);
    }
}
