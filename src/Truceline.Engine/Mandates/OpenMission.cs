using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;
using Truceline.Engine.Record;
using Truceline.Ledger;

namespace Truceline.Engine.Mandates;

/// <summary>Brings a log to where work can begin: the first entry with the heads' keys, then the mission's files as adopted.</summary>
internal sealed class OpenMission(CentreOptions options, DemoKeys keys, LogWriter log, Register.Register register, TimeProvider clock)
{
    private readonly Registrar _registrar = new(log);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public async Task RunAsync(MissionReading.Accepted files, PendingJournal journal, CancellationToken cancellation)
    {
        var view = register.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission);
        if (view is null)
        {
            var opened = new Statement.MissionOpened(files.Mission.Id, HeadsOf(files), options.Demo);
            await _registrar.MustEnterAsync(opened, "mission", "mission-opened", Now, [], cancellation).ConfigureAwait(false);
        }
        else if (view.Mission != files.Mission.Id)
        {
            throw new CentreFaultException($"The data folder is that of the mission {view.Mission}, not of {files.Mission.Id}; choose another folder.");
        }

        if ((view?.RuleSets is [.., var last] ? last.RuleSet : null) != files.Mission.RuleSet)
        {
            await AdoptAsync(files, view?.RuleSets.Count ?? 0, journal, cancellation).ConfigureAwait(false);
        }

        await register.CatchUpAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Copies the files to where the entry vouches for them, then adopts them. A rule set that comes back is adopted anew.</summary>
    private async Task AdoptAsync(MissionReading.Accepted files, int adoptedBefore, PendingJournal journal, CancellationToken cancellation)
    {
        var bodies = new List<Body>();
        foreach (var (name, bytes, _) in files.Files)
        {
            var path = $"mission/{files.Mission.RuleSet}/{name}";
            bodies.Add(new Body(path, bytes.Length, Hash.Of(bytes.Span)));
            if (!File.Exists(Path.Combine(options.Data, path)))
            {
                journal.Place(path, bytes.Span);
            }
        }

        var adopted = new Statement.RulesAdopted(files.Mission.RuleSet);
        var command = $"rules-adopted/{adoptedBefore}/{files.Mission.RuleSet}";
        await _registrar.MustEnterAsync(adopted, "mission", command, Now, bodies, cancellation).ConfigureAwait(false);
        journal.Remove([.. bodies.Select(body => body.Path)]);
    }

    private IReadOnlyList<HeadKey> HeadsOf(MissionReading.Accepted files)
    {
        var delegations = files.Mission.Delegations.Select(delegation => delegation.Id).ToList();
        if (options.Demo)
        {
            return [.. delegations.Select(id => options.Heads.FirstOrDefault(head => head.Delegation == id)
                ?? new HeadKey(id, keys.PublicKeyOf(id, KeyRoles.Head)))];
        }

        foreach (var id in delegations)
        {
            if (options.Heads.Count(head => head.Delegation == id) != 1)
            {
                throw new CentreFaultException(
                    $"A new record begins with one public key of each delegation's head; give that of {id} (make it with “truceline keys”).");
            }
        }

        return options.Heads.FirstOrDefault(head => !delegations.Contains(head.Delegation)) is { } stranger
            ? throw new CentreFaultException($"{stranger.Delegation} is not a delegation of the mission {files.Mission.Id}.")
            : options.Heads.FirstOrDefault(head => !IsKey(head.PublicKey)) is { } bad
                ? throw new CentreFaultException($"The public key of the head of {bad.Delegation} is not an Ed25519 key in 64 lower-case hex digits.")
                : options.Heads;
    }

    private static bool IsKey(string hex) => Hash.TryParseHex(hex, out var bytes) && Ed25519.IsUsableKey(bytes.Bytes);
}
