using System.Text.Json;
using System.Text.Json.Serialization;
using Truceline.Signals.Blinding;

namespace Truceline.Engine.Motion;

/// <summary>What was found in one segment, or why nothing could be looked at.</summary>
/// <param name="Frames">How many frames were sampled.</param>
/// <param name="LookedAt">Whether each could be compared.</param>
/// <param name="Trouble">Null where the segment was decoded.</param>
public sealed record SegmentMotion(int Frames, IReadOnlyList<bool> LookedAt, IReadOnlyList<SegmentObject> Objects, string? Trouble)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Where the whole picture showed nothing; null where it always showed something.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BlankStretch>? Blank { get; init; }

    public static SegmentMotion Unreadable(string trouble) => new(0, [], [], trouble);

    public string ToJson() => JsonSerializer.Serialize(this, Form);

    /// <summary>Null where the text is no such thing; the index is then as if it did not hold it.</summary>
    public static SegmentMotion? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SegmentMotion>(json, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Something that moves, in one segment.</summary>
/// <param name="Score">As <see cref="Signals.Motion.MovingObject.Score"/>.</param>
public sealed record SegmentObject(double Score, IReadOnlyList<SegmentBox> Boxes);

/// <summary>Where it was in a sampled frame, as parts of the picture from its upper left, 0 to 1.</summary>
public sealed record SegmentBox(int Frame, double X, double Y, double Width, double Height);
