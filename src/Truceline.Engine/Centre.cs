using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine.Agreement;
using Truceline.Engine.Bulletins;
using Truceline.Engine.Cards;
using Truceline.Engine.Cases;
using Truceline.Engine.Claims;
using Truceline.Engine.Coverage;
using Truceline.Engine.Elevation;
using Truceline.Engine.Intake;
using Truceline.Engine.Live;
using Truceline.Engine.Lookback;
using Truceline.Engine.Mandates;
using Truceline.Engine.Marks;
using Truceline.Engine.Motion;
using Truceline.Engine.Impediments;
using Truceline.Engine.Notices;
using Truceline.Engine.People;
using Truceline.Engine.Posts;
using Truceline.Engine.Record;
using Truceline.Engine.Recording;
using Truceline.Engine.Register;
using Truceline.Engine.Reports;
using Truceline.Engine.Sensors;
using Truceline.Engine.Shifts;
using Truceline.Ledger;

namespace Truceline.Engine;

/// <summary>
/// One mission's centre over one data folder: its log, its register, its sources, the commands that people give it. The server and
/// the command line share it. Exactly one process has a data folder open.
/// </summary>
public sealed class Centre : IAsyncDisposable
{
    private static readonly TimeSpan SealPatience = TimeSpan.FromSeconds(5);

    private readonly CentreOptions _options;
    private readonly TimeProvider _clock;
    private readonly LogWriter _log;
    private readonly LogKey _key;
    private readonly CommandDesk _desk;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _running = [];
    private readonly List<SourceRun> _sources = [];
    private readonly Lazy<Task<CommandSilo>> _silo;
    private readonly MarkDesk _marks;
    private readonly Lazy<LookbackIndex> _lookback;
    private readonly Lazy<CoverageDesk> _coverage;
    private readonly MissionInForce _inForce;

    private Centre(
        CentreOptions options, TimeProvider clock, LogKey key, LogWriter log, Register.Register register, Mission mission, PendingJournal journal,
        ElevationFolder? elevation, ModalitiesShelf modalities)
    {
        (_options, _clock, _key, _log, Register) = (options, clock, key, log, register);
        _inForce = new MissionInForce(mission, register, modalities, clock);
        Elevation = elevation;
        Personal = new PersonalVault(options.Data);
        Personal.Sweep([.. register.Ids(RegisterKinds.Staff), .. register.Ids(RegisterKinds.Visit)]);
        Registrar = new Registrar(log);
        Recorded = new RecordedVideo(options.Data, register, mission);
        Presences = new RecordedPresences(
            options.Data, Recorded, [.. mission.Sources.Where(source => source.Kind == SourceKinds.Patrols).Select(source => source.Id)]);
        Motion = new MotionWatch(options.Motion, options.Data, Recorded, clock, new TellBlinding(Recorded, Registrar, clock));
        _marks = new MarkDesk(register, () => Mission, new FindPicture(Recorded), elevation);
        _lookback = new Lazy<LookbackIndex>(() => new LookbackIndex(
            options.OpenLookback(options.Data), options.Data, register, log.Reader, Recorded,
            () => [.. mission.Sources.Select(source => source.Id).Union(Recorded.Sources)]));
        _coverage = new Lazy<CoverageDesk>(() => new CoverageDesk(() => Mission, new RegisterReading(register), Lookback.Footprints));
        Observed = new ObservedDesk(() => Coverage, () => Lookback, clock);
        _desk = new CommandDesk(
            Registrar, register, log.Reader, new BulletinDesk(options.Data, register, () => Mission), _marks,
            new AlarmDesk(register, mission, AlarmsOf), new CardDesk(register, mission),
            [
                new ShiftDesk(register, () => Mission), new ClaimDesk(register, () => Mission), new NoticeDesk(register, () => Mission), new ReportDesk(() => Mission),
                new ModalitiesDesk(register, () => Mission), new ImpedimentDesk(register, () => Mission), new PostDesk(register, () => Mission, options.Data),
                new StaffDesk(register, () => Mission), new ReplyDesk(register, () => Mission),
            ],
            new KeptFiles(journal), () => CaseTerms.Of(Mission), command => LapsedMandate.Refusal(command, register, Mission, Now), clock);
        _silo = new Lazy<Task<CommandSilo>>(() => CommandSilo.StartAsync(_desk, CancellationToken.None));
    }

    /// <summary>The mission as the rule set in force says it, with the modalities in force now.</summary>
    public Mission Mission => _inForce.Now;

    /// <summary>The centre's time.</summary>
    public Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    /// <summary>What is shown before it is in the log.</summary>
    public LiveHub Hub { get; } = new();

    public LogReader Log => _log.Reader;

    public Register.Register Register { get; }

    /// <summary>Recorded segments, to be played and handed on.</summary>
    public RecordedVideo Recorded { get; }

    /// <summary>Where own assets and patrols stood at a moment.</summary>
    public RecordedPresences Presences { get; }

    /// <summary>Which sources saw a place, and when. Opened when it is first asked for, or when the centre starts.</summary>
    public LookbackIndex Lookback => _lookback.Value;

    /// <summary>What could have been noticed along the line, and whether a claim would have been.</summary>
    public CoverageDesk Coverage => _coverage.Value;

    /// <summary>The share observed that stands beside numbers.</summary>
    public ObservedDesk Observed { get; }

    /// <summary>What moves in recorded video, for the reviewer's eye.</summary>
    public MotionWatch Motion { get; }

    /// <summary>Keys that the program made itself; null unless the log is a demonstration's.</summary>
    public DemoKeys? DemoKeys { get; private init; }

    /// <summary>Health of each source, as last measured.</summary>
    public IReadOnlyList<SourceHealth> Sources => [.. _sources.Select(source => source.Health)];

    /// <summary>How a source did in the last ten minutes, a point a second; null where there is no such source.</summary>
    public IReadOnlyList<HealthPoint>? CurveOf(string source) => _sources.FirstOrDefault(run => run.Health.Source == source)?.Curve;

    /// <summary>Bytes that a source has delivered since the centre started.</summary>
    internal long BytesReceived(string source) => _sources.Where(run => run.Health.Source == source).Sum(run => run.Bytes);

    internal Registrar Registrar { get; }

    /// <summary>The operator's elevation; null where there is none.</summary>
    public ElevationFolder? Elevation { get; }

    internal CentreOptions Options => _options;

    /// <summary>
    /// Opens a data folder, makes it where there is none (the first entry with the heads' keys), adopts the mission's files where they
    /// differ from those adopted last, and folds the register up to the log.
    /// </summary>
    /// <exception cref="CentreFaultException">It cannot be opened as asked.</exception>
    /// <exception cref="LogFaultException">The log is in use, of another key, or damaged.</exception>
    public static async Task<Centre> OpenAsync(CentreOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Data);
        var files = AdoptedFiles.Choose(options);
        var mission = files.Mission;
        var keys = new DemoKeys(options.Data, mission.Id, options.RepeatableKeys);
        var origin = $"truceline/{mission.Id}";
        var key = keys.LogKey(origin);
        LogWriter? log = null;
        Register.Register? register = null;
        ElevationFolder? elevation = null;
        try
        {
            elevation = ElevationFolder.Of(options, mission);
            log = await LogWriter.OpenAsync(options.Data, key, origin, clock, cancellation).ConfigureAwait(false);
            var shelf = new RuleSetShelf(options.Data);
            register = new Register.Register(options.OpenRegister(options.Data), log.Reader, new Projector(shelf.Of, Ed25519.Verify));
            await register.CatchUpAsync(cancellation).ConfigureAwait(false);
            var opening = new OpenMission(options, keys, log, register, clock);
            var journal = PendingJournal.Open(options.Data, "centre");
            await opening.RunAsync(files, journal, cancellation).ConfigureAwait(false);
            var demo = register.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission)!.Demo;
            var centre = new Centre(options, clock, key, log, register, mission, journal, elevation, new ModalitiesShelf(shelf)) { DemoKeys = demo ? keys : null };
            centre.Follow();
            return centre;
        }
        catch
        {
            register?.Dispose();
            elevation?.Dispose();
            if (log is not null)
            {
                await log.DisposeAsync().ConfigureAwait(false);
            }

            key.Dispose();
            throw;
        }
    }

    /// <summary>Starts the mission's sources and looks after deadlines, until the centre is disposed of.</summary>
    public void Start()
    {
        foreach (var config in Mission.Sources)
        {
            var address = _options.Addresses.GetValueOrDefault(config.Id) ?? config.Address;
            var source = new SourceRun(this, config.Id, address, _clock);
            _sources.Add(source);
            _running.Add(source.RunAsync(_stopping.Token));
        }

        _running.Add(new Deadlines(Register, () => GrainsAsync(), _clock, _options.LookAtDeadlinesEvery.ToTimeSpan()).RunAsync(_stopping.Token));
        _running.Add(Opening().RunAsync(_stopping.Token));
        _running.Add(Task.Run(() => Lookback.RunAsync(_stopping.Token)));
        _running.Add(Task.Run(() => Motion.RunAsync(_stopping.Token)));
        _running.Add(Task.Run(() => Observed.RunAsync(_stopping.Token)));
        _ = _silo.Value;
    }

    /// <summary>Has a person's command decided and entered. Repeated with the same id, it is answered as the first time.</summary>
    public async Task<CommandAnswer> SubmitAsync(CentreCommand command, CancellationToken cancellation)
    {
        var grains = await GrainsAsync().WaitAsync(cancellation).ConfigureAwait(false);
        return await (CaseOf(command) is { } number
            ? grains.GetGrain<ICaseGrain>(number).SubmitAsync(command)
            : grains.GetGrain<IMissionGrain>(Mission.Id).SubmitAsync(command)).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A free text that a statement names; null where it is not there, or was taken away.</summary>
    /// <param name="digest">Of salt and text, lower hex.</param>
    public string? TextOf(string digest) => KeptFile.ReadText(_options.Data, digest);

    /// <summary>Personal data of each delegation, under its own key and outside the log.</summary>
    public PersonalVault Personal { get; }

    /// <summary>Enters exactly every place of a post whose delay has run out; a started centre does so by itself.</summary>
    public Task OpenPlacesAsync(CancellationToken cancellation) => Opening().LookAsync(cancellation);

    private OpeningPlaces Opening() => new(Register, _options.Data, SubmitAsync, _clock, _options.LookAtDeadlinesEvery.ToTimeSpan());

    /// <summary>The exact place that a post's entry names by its digest; null where it was taken away. For the delegation that entered it, until it opens.</summary>
    public Core.Posts.ExactPlace? PlaceOf(string digest) => PostPlaces.Read(_options.Data, digest);

    /// <summary>Marks a pixel of a recorded or running picture. What is still open of the recording is sealed and entered first, since a mark cites it.</summary>
    public async Task<CommandAnswer> MarkAsync(MarkRequest asked, CancellationToken cancellation)
    {
        var (command, refusal) = await _marks.PrepareAsync(asked, token => SealAsync(asked.Picture.Source, token), cancellation).ConfigureAwait(false);
        return command is null ? new CommandAnswer.Refused(refusal!) : await SubmitAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <summary>Has a running source seal and enter what it holds; answers once the register knows it.</summary>
    private async Task SealAsync(string source, CancellationToken cancellation)
    {
        foreach (var run in _sources.Where(run => run.Health.Source == source))
        {
            await run.SealAsync(cancellation).ConfigureAwait(false);
        }

        await Register.WaitForAsync(_log.Reader.Latest.Size - 1, SealPatience, _clock, cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _sources.ForEach(source => source.Dispose());
        Observed.Dispose();
        if (_silo.IsValueCreated)
        {
            await (await _silo.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }

        if (_lookback.IsValueCreated)
        {
            _lookback.Value.Dispose();
        }

        await _log.DisposeAsync().ConfigureAwait(false);
        Register.Dispose();
        Elevation?.Dispose();
        Motion.Dispose();
        _key.Dispose();
        _stopping.Dispose();
    }

    private IReadOnlyList<Core.Sensors.Alarm>? AlarmsOf(string source) => _sources.FirstOrDefault(run => run.Health.Source == source)?.Health.Alarms;

    private async Task<IGrainFactory> GrainsAsync() => (await _silo.Value.ConfigureAwait(false)).Grains;

    private void Follow()
    {
        var follower = new Register.LogFollower(_log, Register, Hub);
        _running.Add(follower.RunAsync(_stopping.Token));
    }

    private static string? CaseOf(CentreCommand command) => command switch
    {
        CentreCommand.OpenRound opened => opened.Case,
        CentreCommand.CommitAssessment made => made.Case,
        CentreCommand.RevealAssessment shown => shown.Case,
        CentreCommand.JudgeFinding judged => judged.Case,
        _ => null,
    };
}
