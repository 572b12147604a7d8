using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>The working procedures in force at a time, from the log alone.</summary>
internal static class ModalitiesCommand
{
    internal const string NoMission = "The mission's files as adopted are not in the data folder, or not as they were adopted; run “truceline fsck”.";

    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string?> At = new("--at") { Description = "As 2026-11-22T18:00:00Z; left out, the time of the last entry." };

    public static Command Make()
    {
        var command = new Command("modalities", "Print the modalities in force at a time, and every version and draft.") { Data, At };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation) => TryTime(given.GetValue(At), out var at)
        ? await Sentences.OrRefuseAsync(token => PrintAsync(given.GetValue(Data)!, at, token), cancellation).ConfigureAwait(false)
        : Sentences.Refuse("Write the time as 2026-11-22T18:00:00Z.");

    /// <summary>Null where no time is written; false where what is written is none.</summary>
    internal static bool TryTime(string? text, out Instant? at)
    {
        at = null;
        if (text is null)
        {
            return true;
        }

        var parsed = InstantPattern.ExtendedIso.Parse(text);
        at = parsed.Success ? parsed.Value : null;
        return parsed.Success;
    }

    private static async Task<int> PrintAsync(string data, Instant? asked, CancellationToken cancellation)
    {
        var log = await FoldedLog.OfAsync(data, null, cancellation).ConfigureAwait(false);
        if (log.Mission is not { } mission)
        {
            return Sentences.Refuse(NoMission);
        }

        var at = asked ?? log.Last;
        var now = mission.At(at);
        Console.Out.WriteLine($"In force at {at}: version {now.ModalitiesVersion}");
        Console.Out.Write(ModalitiesText.Write(now.Modalities));
        foreach (var version in mission.Agreed!.All)
        {
            Console.Out.WriteLine($"version {version.Number}: from {version.From?.ToString() ?? "the beginning"}{(version.Draft is { } draft ? $", draft {draft}" : "")}");
        }

        foreach (var draft in log.Rows.List<ModalitiesView>(RegisterKinds.Modalities))
        {
            var spoken = string.Join(", ", draft.Consents.Select(one => $"{one.By} {(one.Agreed ? "agreed" : "refused")}{(one.SignatureHolds ? "" : " (the signature does not hold)")}"));
            Console.Out.WriteLine($"draft {draft.Draft} of {draft.Delegation}: {Kebab.Of(draft.State)}, for {draft.From}; {spoken}; SHA-256 {draft.Digest}");
        }

        return 0;
    }
}
