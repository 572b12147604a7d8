using System.Text.Json;
using System.Text.Json.Serialization;
using Truceline.Core.Record;
using Truceline.Core.Sensing;

namespace Truceline.Engine.Recording;

/// <summary>
/// The index beside a segment, JSON Lines: first a <see cref="Head"/>, then lines with datagram lengths and lines with footprints,
/// in the order of the bytes (docs/formats/recording.md). A reader skips a line that it does not understand.
/// </summary>
public sealed record Sidecar(Sidecar.Head About, DatagramLengths Lengths, IReadOnlyList<Footprint> Footprints)
{
    private const int RunsPerLine = 2_000;

    /// <param name="Session">The run of the recorder that wrote it; a demultiplexer starts anew with each.</param>
    /// <param name="Offset">Of the segment's first byte in the session.</param>
    /// <param name="Cut">Why the segment ends where it ends.</param>
    /// <param name="Spans">In the notes of a part only; the entry states them for a sealed segment.</param>
    public sealed record Head(int V, string Source, string Session, long Offset, long Length, SegmentCut Cut,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Spans? Spans = null);

    private sealed record LengthsLine(int[] Lengths);

    private sealed record FootprintLine(Footprint Footprint);

    private sealed record PresenceLine(PresenceReport Presence);

    /// <summary>Where assets said that they were; none for a sensor, which has footprints.</summary>
    public IReadOnlyList<PresenceReport> Presences { get; init; } = [];

    public byte[] Write()
    {
        using var text = new MemoryStream();
        WriteLine(text, About);
        foreach (var runs in Lengths.Runs.Chunk(RunsPerLine))
        {
            WriteLine(text, new LengthsLine([.. runs.SelectMany(run => new[] { run.Length, run.Count })]));
        }

        foreach (var footprint in Footprints)
        {
            WriteLine(text, new FootprintLine(footprint));
        }

        foreach (var presence in Presences)
        {
            WriteLine(text, new PresenceLine(presence));
        }

        return text.ToArray();
    }

    /// <summary>Null where the first line is not a head.</summary>
    public static Sidecar? Read(Stream text)
    {
        using var reader = new StreamReader(text);
        if (reader.ReadLine() is not { } first || Try<Head>(first) is not { V: 1 } head)
        {
            return null;
        }

        var lengths = new DatagramLengths();
        var footprints = new List<Footprint>();
        var presences = new List<PresenceReport>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("{\"lengths\"", StringComparison.Ordinal) && Try<LengthsLine>(line) is { Lengths: var runs })
            {
                AddRuns(lengths, runs);
            }
            else if (line.StartsWith("{\"presence\"", StringComparison.Ordinal) && Try<PresenceLine>(line) is { Presence: { } presence })
            {
                presences.Add(presence);
            }
            else if (Try<FootprintLine>(line) is { Footprint: var footprint })
            {
                footprints.Add(footprint);
            }
        }

        return new Sidecar(head, lengths, footprints) { Presences = presences };
    }

    private static void AddRuns(DatagramLengths lengths, int[] runs)
    {
        for (var i = 0; i + 1 < runs.Length; i += 2)
        {
            if (runs[i] is >= 0 and <= 65_535 && runs[i + 1] is > 0 and < 100_000_000)
            {
                lengths.Add(runs[i], runs[i + 1]);
            }
        }
    }

    private static void WriteLine<T>(Stream text, T line)
    {
        JsonSerializer.Serialize(text, line, StatementJson.Options);
        text.WriteByte((byte)'\n');
    }

    private static T? Try<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, StatementJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Why a segment ends where it ends.</summary>
public enum SegmentCut
{
    /// <summary>The next byte begins a random-access point.</summary>
    RandomAccess,

    /// <summary>It became as long as a segment may be.</summary>
    Longest,

    /// <summary>An alert cites it.</summary>
    Alert,

    /// <summary>A mark cites it.</summary>
    Mark,

    /// <summary>Nothing more arrived for a while.</summary>
    Gap,

    /// <summary>The source ended or was stopped.</summary>
    End,

    /// <summary>The recorder died; the segment is what stood in the file.</summary>
    Crash,
}
