using System.Text.Json;
using Truceline.Core.Mandates;
using Truceline.Engine;
using Truceline.Ledger;
using Truceline.Server.Access;
using Truceline.Server.Incidents;

namespace Truceline.Server.Ledger;

/// <param name="Root">Lower hex.</param>
/// <param name="Checkpoint">The signed note.</param>
/// <param name="Vkey">The log's public key as people exchange it.</param>
public sealed record LedgerAnswer(long Size, string Root, string Checkpoint, string Vkey);

/// <param name="Statement">Null with <paramref name="Withheld"/> set where the caller may not read it yet.</param>
public sealed record EntrySummary(long Index, HeaderAnswer Header, JsonElement? Statement, string? Withheld);

/// <param name="Envelope">The leaf, base64.</param>
/// <param name="Proof">Inclusion proof of the leaf in <paramref name="Checkpoint"/>, lower hex, from the leaf up.</param>
public sealed record EntryAnswer(
    long Index, string Envelope, HeaderAnswer Header, JsonElement Statement, IReadOnlyList<string> Proof, string Checkpoint);

/// <summary>An entry's mission-free header.</summary>
public sealed record HeaderAnswer(
    string Log, string Kind, string Stream, long Version, string Command, DateTimeOffset At, MarkAnswer After,
    IReadOnlyList<BodyAnswer> Bodies, IReadOnlyList<EndorsementAnswer> Endorsements);

public sealed record MarkAnswer(long Size, string Root);

public sealed record BodyAnswer(string Path, long Length, string Sha256);

/// <param name="Message">Base64.</param>
public sealed record EndorsementAnswer(string Key, string Message, string Signature);

/// <param name="Proof">Lower hex.</param>
public sealed record ConsistencyAnswer(long From, long To, IReadOnlyList<string> Proof);

/// <summary>The log: its checkpoint for everyone, its hashes for every session, its entries for those who may read them.</summary>
public static class LedgerEndpoints
{
    private const int MostEntries = 256;

    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        app.MapGet("/log/checkpoint", (Centre centre) => Results.Text(centre.Log.LatestNote)).AllowAnonymous().WithTags("Ledger");
        app.MapGet("/log/tile/{**path}", Tile).RequireAuthorization().WithTags("Ledger");
        var ledger = app.MapGroup("/api/ledger").WithTags("Ledger").WaitingForMinIndex();
        ledger.MapGet("", (Centre centre) => Answer(centre.Log)).RequireAuthorization();
        ledger.MapGet("/consistency", Consistency).RequireAuthorization().Produces<ConsistencyAnswer>();
        ledger.MapGet("/entries", Entries).For(Deed.ReadEntries).Produces<IReadOnlyList<EntrySummary>>();
        ledger.MapGet("/entries/{index:long}", Entry).For(Deed.ReadEntries).Produces<EntryAnswer>();
    }

    private static LedgerAnswer Answer(LogReader log)
    {
        // The note is read once, so that size, root and text are of one checkpoint.
        var note = log.LatestNote;
        var latest = TextOf(note);
        return new LedgerAnswer(latest.Size, latest.Root.ToString(), note, log.Key.Text);
    }

    private static Checkpoint TextOf(string note) =>
        Checkpoint.TryParse(note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)], out var checkpoint)
            ? checkpoint
            : throw new InvalidDataException("The published checkpoint is not of its form.");

    private static IResult Consistency(long from, long to, Centre centre) =>
        from < 0 || from > to || to > centre.Log.Latest.Size
            ? Refusals.BadForm($"from, to: write 0 ≤ from ≤ to ≤ {centre.Log.Latest.Size}.")
            : Results.Ok(new ConsistencyAnswer(from, to, Hex(centre.Log.ConsistencyProof(from, to))));

    private static IResult Entries(long? from, int? count, Centre centre, Caller caller)
    {
        var size = centre.Log.Latest.Size;
        var many = Math.Clamp(count ?? 50, 1, MostEntries);
        var first = Math.Clamp(from ?? Math.Max(0, size - many), 0, size);
        var withheld = centre.WithheldFrom(caller);
        var entries = new List<EntrySummary>();
        for (var index = first; index < Math.Min(size, first + many); index++)
        {
            if (centre.Log.Read(index) is { } entry)
            {
                entries.Add(withheld.Contains(index)
                    ? new EntrySummary(index, Header(entry.Header), null, centre.WhyWithheld(index))
                    : new EntrySummary(index, Header(entry.Header), JsonElement.Parse(entry.Statement.Span), null));
            }
        }

        return Results.Ok(entries);
    }

    private static IResult Entry(long index, Centre centre, Caller caller)
    {
        var note = centre.Log.LatestNote;
        var size = TextOf(note).Size;
        if (index < 0 || index >= size || centre.Log.Read(index) is not { } entry)
        {
            return Refusals.NotFound("The log has no such entry.");
        }

        return centre.WithheldFrom(caller).Contains(index)
            ? Refusals.Conflict(centre.WhyWithheld(index))
            : Results.Ok(new EntryAnswer(
                index, Convert.ToBase64String(entry.Envelope.Span), Header(entry.Header), JsonElement.Parse(entry.Statement.Span),
                Hex(centre.Log.InclusionProof(index, size)), note));
    }

    /// <summary>Hashes say nothing; bundles of entries are for those who may read entries, once nothing in them is withheld.</summary>
    private static IResult Tile(string path, Centre centre, Caller caller)
    {
        var isBundle = path.StartsWith("entries/", StringComparison.Ordinal);
        if (isBundle && !Mandate.May(caller.Role, Deed.ReadEntries))
        {
            return Refusals.Forbidden("Your role may not read entries.");
        }

        if (centre.Log.Tile($"tile/{path}") is not { } tile)
        {
            return Refusals.NotFound("The log has no such tile.");
        }

        return isBundle && centre.WithheldFrom(caller).Any(index => EntryBundles.Holds(path, index))
            ? Refusals.Conflict(Sight.Withheld)
            : Results.Bytes(tile, "application/octet-stream");
    }

    private static HeaderAnswer Header(EntryHeader header) => new(
        header.Log, header.Kind, header.Stream, header.Version, header.Command, header.At,
        new MarkAnswer(header.After.Size, header.After.Root.ToString()),
        [.. header.Bodies.Select(body => new BodyAnswer(body.Path, body.Length, body.Sha256.ToString()))],
        [.. header.Endorsements.Select(one => new EndorsementAnswer(one.Key, Convert.ToBase64String(one.Message), one.Signature))]);

    private static string[] Hex(IReadOnlyList<Hash> hashes) => [.. hashes.Select(hash => hash.ToString())];
}
