using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Marks;

/// <summary>Which picture someone clicked, as their screen showed it.</summary>
/// <param name="Pts">90 kHz, unwrapped.</param>
/// <param name="Near">Received time of the picture, or a moment near it: PTS start anew when a source does.</param>
public sealed record PictureToMark(string Source, long Pts, Instant Near);
