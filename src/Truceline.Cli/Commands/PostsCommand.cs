using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Posts;
using Truceline.Core.Record;

namespace Truceline.Cli.Commands;

/// <summary>The register of posts and patrols from the log alone: where each stood at a time, and how strong the forces are against their ceilings.</summary>
internal static class PostsCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, or a copy of it.", Required = true };
    private static readonly Option<string?> At = new("--at") { Description = "Where they stood at this time, such as 2026-01-01T12:00:00Z; left out: at the last entry." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON on standard output, nothing else." };

    public static Command Make()
    {
        var command = new Command("posts", "Print where posts and patrols stood at a time, and the strength of each force against its ceilings.") { Data, At, Json };
        command.SetAction((given, cancellation) => Sentences.OrRefuseAsync(token => RunAsync(given, token), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        Instant? asked = null;
        if (given.GetValue(At) is { } text)
        {
            if (InstantPattern.ExtendedIso.Parse(text) is not { Success: true } parsed)
            {
                return Sentences.Refuse($"--at: “{text}” is no time such as 2026-01-01T12:00:00Z.");
            }

            asked = parsed.Value;
        }

        var log = await FoldedLog.OfAsync(given.GetValue(Data)!, null, cancellation).ConfigureAwait(false);
        if (log.Mission is not { } mission)
        {
            return Sentences.Refuse("No rule set was adopted, or its copy is not in the data folder.");
        }

        var at = asked ?? log.Last;
        List<PostView> posts = [.. log.Rows.List<PostView>(RegisterKinds.Post)];
        var contingents = Contingent.Of(mission, posts, at);
        if (given.GetValue(Json))
        {
            Sentences.PrintJson(new { at, posts, contingents });
            return 0;
        }

        Console.Out.WriteLine($"{mission.Name}, posts and patrols at {InstantPattern.General.Format(at)}. A place is a 1 km cell until its entry opens it.");
        foreach (var post in posts.OrderBy(post => post.Post, StringComparer.Ordinal))
        {
            Print(post, at);
        }

        foreach (var force in contingents)
        {
            Print(force);
        }

        return 0;
    }

    private static void Print(PostView post, Instant at)
    {
        var place = post.PlaceAt(at);
        var where = place is null ? "did not stand then" : Place(place);
        var strength = place is null ? "" : string.Join(", ", post.StrengthAt(at)!.Counts.Select(count => $"{count.Number} {Words(count.Of)}"));
        Console.Out.WriteLine($"  {post.Post,-20} {Words(post.Kind),-16} {post.Party,-16} {where}  {strength}");
    }

    private static string Place(PostPlaceView place) => place.Opened is { } exact
        ? string.Create(CultureInfo.InvariantCulture, $"{exact.At.Latitude:0.00000} {exact.At.Longitude:0.00000} ± {exact.Error.SemiMajor:0} m, since {InstantPattern.General.Format(place.From)}")
        : string.Create(CultureInfo.InvariantCulture, $"{place.Cell.At.Latitude:0.000} {place.Cell.At.Longitude:0.000} (cell), since {InstantPattern.General.Format(place.From)}");

    private static void Print(Contingent force)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{force.Party}: {force.Posts} posts stand.");
        foreach (var line in force.Lines)
        {
            var limit = line.AtMost is { } most ? $"; up to {most} by clause {line.Clause}, {(line.Headroom >= 0 ? $"at most {line.Headroom} more" : $"{-line.Headroom} beyond")}" : "; no ceiling";
            Console.Out.WriteLine($"  at least {line.Number} {Words(line.Of)}{limit}{(line.NotStated > 0 ? $"; {line.NotStated} posts state none" : "")}");
        }

        if (force.OtherThanSmallArms.Count > 0)
        {
            Console.Out.WriteLine($"  other than small arms at: {string.Join(", ", force.OtherThanSmallArms)}");
        }
    }

    private static string Words<T>(T value)
        where T : struct, Enum => Kebab.Of(value).Replace('-', ' ');
}
