using System.Security.Cryptography;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Intake;
using Truceline.Engine.Live;
using Truceline.Engine.Mandates;
using Truceline.Engine.Recording;

namespace Truceline.Engine.Replaying;

/// <summary>
/// Sends a recorded stream through the centre as fast as it goes, on the path that a live one takes. A fresh folder is opened with
/// repeatable demo keys, so that two replays of a file give the same log and the same register.
/// </summary>
public static class Replay
{
    /// <param name="options">Which folder; the mission must be named where the folder is new.</param>
    /// <param name="source">Id of the source that the file stands for; null takes the mission's first.</param>
    /// <param name="start">Received time of the first byte where the file itself claims none.</param>
    /// <exception cref="CentreFaultException">It cannot be replayed as asked.</exception>
    public static async Task<ReplayReport> RunAsync(
        CentreOptions options, string file, string? source, Instant? start, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new CentreFaultException($"There is no file {file}.");
        }

        var mission = AdoptedFiles.Choose(options).Mission;
        var id = source ?? (mission.Sources is [var only, ..] ? only.Id : "replay");
        if (id.Length is 0 or > 40 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new CentreFaultException($"“{id}” is not the id of a source; write up to 40 of a-z, 0-9 and hyphen.");
        }

        var begins = await RecordingStart.OfAsync(file, id, mission.SourceOf(id), cancellation).ConfigureAwait(false);
        var clock = new ReplayClock(begins.Claimed ?? start ?? NodaConstants.UnixEpoch, begins.FirstPts);
        var centre = await Centre.OpenAsync(options, clock, cancellation).ConfigureAwait(false);
        await using (centre.ConfigureAwait(false))
        {
            RefuseOverlap(centre, id, clock.Now);
            var report = await RunAsync(centre, file, id, clock, cancellation).ConfigureAwait(false);
            return begins.Claimed is null && report.Usable
                ? report with { Why = [.. report.Why, $"The stream states no time; received times count from {clock.Start}."] }
                : report;
        }
    }

    private static async Task<ReplayReport> RunAsync(Centre centre, string file, string id, ReplayClock clock, CancellationToken cancellation)
    {
        var recordingOptions = centre.Options.Recording.For(centre.Mission.SourceOf(id)) with { Ground = centre.Elevation };
        var pending = PendingSegments.Open(centre.Options.Data, id);
        var before = centre.Log.Latest.Size;
        using var recording = SourceRecorder.Open(new RecordingPaths(centre.Options.Data, id), recordingOptions, pending, clock.Now);
        var entries = new SourceEntries(recording, pending, centre.Registrar, recordingOptions);
        var monitor = new SourceMonitor(id, recordingOptions.Silence);
        var flow = new IncidentFlow(
            () => centre.Mission, id, recording, entries, centre.Registrar, centre.Hub, monitor, (_, pts) => clock.At(pts), centre.Elevation);
        await entries.NowAsync(SegmentCut.Crash, clock.Now, cancellation).ConfigureAwait(false);
        before = Math.Max(before, centre.Log.Latest.Size);
        var arrivals = new SilenceInRecording(flow, new SourceImpediments(id, centre.Registrar), recordingOptions.Silence);
        await new FileSource(file, () => clock.Now).RunAsync(arrivals, cancellation).ConfigureAwait(false);
        await flow.EndAsync(clock.Now, cancellation).ConfigureAwait(false);
        await centre.Register.CatchUpAsync(cancellation).ConfigureAwait(false);
        return await ReportAsync(centre, flow, id, before, file, cancellation).ConfigureAwait(false);
    }

    private static async Task<ReplayReport> ReportAsync(
        Centre centre, IncidentFlow flow, string id, long before, string file, CancellationToken cancellation)
    {
        var segments = centre.Register.List<RecordingView>(RegisterKinds.Recording)
            .Where(minute => minute.Source == id && minute.Index >= before).OrderBy(minute => minute.Index)
            .SelectMany(minute => minute.Segments).ToList();
        var incidents = flow.Counts.Raised
            .Select(incident => centre.Register.Get<IncidentView>(RegisterKinds.Incident, incident)).OfType<IncidentView>().ToList();
        var why = new ReplayReasons(flow, new FileInfo(file).Length);
        var latest = centre.Log.Latest;
        return new ReplayReport(
            id, flow.Bytes, segments.Count, await JoinedAsync(centre.Options.Data, segments, cancellation).ConfigureAwait(false),
            segments.Count == 0 ? null : segments[0].ReceivedFrom, segments.Count == 0 ? null : segments[^1].ReceivedTo,
            ReplayDecoded.Of(flow.Reading), flow.Counts.Tracks, flow.Reading.Counts.Targets, flow.Counts.Placed, flow.Counts.NotPlaced, incidents,
            [.. why.Sentences(incidents.Count)], why.Usable, centre.Register.Digest(), latest.Size, latest.Root.ToString());
    }

    /// <summary>From the files themselves, not from what was meant to be in them.</summary>
    private static async Task<string> JoinedAsync(string data, IEnumerable<SealedSegment> segments, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var segment in segments)
        {
            await using var file = File.OpenRead(Path.Combine(data, segment.Path));
            int length;
            while ((length = await file.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                hash.AppendData(buffer, 0, length);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void RefuseOverlap(Centre centre, string id, Instant start)
    {
        if (centre.Register.Get<SourceView>(RegisterKinds.Source, id) is { ReceivedTo: { } to } && to >= start)
        {
            throw new CentreFaultException(
                $"The data folder already holds a recording of {id} up to {to}, and this one begins at {start}; replay it into a fresh folder, or as another --source.");
        }
    }
}
