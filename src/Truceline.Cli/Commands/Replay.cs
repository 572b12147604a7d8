using System.CommandLine;
using NodaTime.Text;
using Truceline.Engine;
using Truceline.Engine.Replaying;

namespace Truceline.Cli.Commands;

/// <summary>Sends a recorded stream through the centre, headless, on the path that a live one takes.</summary>
internal static class Replay
{
    private static readonly Option<string?> Mission = new("--mission") { Description = "Folder of the mission's files; the rule set adopted last where the data folder has one." };
    private static readonly Option<string> Data = new("--data") { Description = "The data folder; made where it does not exist.", Required = true };
    private static readonly Option<string> Video = new("--video") { Description = "The recorded transport stream.", Required = true };
    private static readonly Option<string?> Source = new("--source") { Description = "Id of the source that it stands for; by default the mission's first." };
    private static readonly Option<string?> Start = new("--start") { Description = "Time of the first byte (2026-01-01T00:00:00Z) where the stream itself states none; by default 1970." };
    private static readonly Option<string?> Elevation = new("--elevation") { Description = "Folder of elevation tiles (.hgt, GeoTIFF, DTED) that targets are placed on." };
    private static readonly Option<string?> Geoid = new("--geoid") { Description = "File of the geoid's height (WW15MGH.DAC, WW15MGH.GRD or PGM)." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("replay", "Record, read and test a recorded stream as if it came from a drone, as fast as it goes.")
        {
            Mission, Data, Video, Source, Start, Elevation, Geoid, Json,
        };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        NodaTime.Instant? start = null;
        if (given.GetValue(Start) is { } text)
        {
            var parsed = InstantPattern.ExtendedIso.Parse(text);
            if (!parsed.Success)
            {
                return Sentences.Refuse($"“{text}” is not a time; write it as 2026-01-01T00:00:00Z.");
            }

            start = parsed.Value;
        }

        var options = DataFolder.Options(given.GetValue(Data)!) with { Mission = given.GetValue(Mission), Demo = true, RepeatableKeys = true, Elevation = given.GetValue(Elevation), Geoid = given.GetValue(Geoid) };
        var report = await Engine.Replaying.Replay.RunAsync(
            options, given.GetValue(Video)!, given.GetValue(Source), start, cancellation).ConfigureAwait(false);
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(report);
        }
        else
        {
            Print(report);
        }

        return report.Usable ? 0 : Sentences.Refuse(string.Join(' ', report.Why));
    }

    private static void Print(ReplayReport report)
    {
        Console.Out.WriteLine($"{report.Bytes} bytes of {report.Source} in {report.Segments} segments, SHA-256 {report.JoinedSha256}");
        Console.Out.WriteLine($"{report.Decoded.Pictures} pictures, {report.Decoded.KlvPackets} metadata packets, {report.Targets} target reports, {report.Tracks} tracks");
        foreach (var incident in report.Incidents)
        {
            Console.Out.WriteLine($"{incident.Incident}: {incident.Act} in {incident.Zone} at {incident.Claimed} ({incident.Place.At.Latitude:0.00000}, {incident.Place.At.Longitude:0.00000})");
            foreach (var clause in incident.Clauses)
            {
                Console.Out.WriteLine($"  {clause.Clause}: {clause.Outcome}. {clause.Sentence}");
            }

            foreach (var share in incident.Attribution)
            {
                Console.Out.WriteLine($"  {share.Party ?? "undetermined"} {share.Probability:0.####} under {share.Geometry} version {share.Version}");
            }
        }

        foreach (var sentence in report.Usable ? report.Why : [])
        {
            Console.Out.WriteLine(sentence);
        }
    }
}
