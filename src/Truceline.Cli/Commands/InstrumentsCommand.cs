using System.CommandLine;
using NodaTime;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>What the mission rests on and how each stands at a time, from the log alone.</summary>
internal static class InstrumentsCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string?> At = new("--at") { Description = "As 2026-11-22T18:00:00Z; left out, the time of the last entry." };

    public static Command Make()
    {
        var command = new Command("instruments", "Print the motions, memoranda, statements and decrees that a mission rests on, and how they stand at a time.") { Data, At };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation) => ModalitiesCommand.TryTime(given.GetValue(At), out var at)
        ? await Sentences.OrRefuseAsync(token => PrintAsync(given.GetValue(Data)!, at, token), cancellation).ConfigureAwait(false)
        : Sentences.Refuse("Write the time as 2026-11-22T18:00:00Z.");

    private static async Task<int> PrintAsync(string data, Instant? asked, CancellationToken cancellation)
    {
        var log = await FoldedLog.OfAsync(data, null, cancellation).ConfigureAwait(false);
        if (log.Mission is not { } mission)
        {
            return Sentences.Refuse(ModalitiesCommand.NoMission);
        }

        var at = asked ?? log.Last;
        IReadOnlyList<InstrumentView> stated = [.. log.Rows.List<InstrumentView>(RegisterKinds.Instrument)];
        foreach (var instrument in mission.Instruments)
        {
            Console.Out.WriteLine($"{instrument.Id}: {instrument.Name} ({Kebab.Of(instrument.Kind)}; {instrument.Delegation ?? "the centre"}): {Words(InstrumentStanding.Of(instrument, stated, at, mission.TimeZone))}");
        }

        return mission.Instruments.Count > 0 ? 0 : Sentences.Refuse("The mission lists no instruments.");
    }

    private static string Words(InstrumentStanding standing) => string.Join("; ", new[]
    {
        Kebab.Of(standing.State).Replace('-', ' '),
        standing.Until is { } until ? $"until {until}" : null,
        standing.Warning is { } end ? $"ends in {Kebab.Of(end).Replace('-', ' ')} or less" : null,
        standing.NoticeBy is { } by ? $"notice by {by}" : null,
        standing.NoticeWarning is { } notice ? $"the window closes in {Kebab.Of(notice).Replace('-', ' ')} or less" : null,
        standing.LapseAcknowledged ? "the lapse is acknowledged" : null,
    }.OfType<string>());
}
