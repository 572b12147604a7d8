namespace Truceline.Signals.Motion;

/// <summary>Where something that moves was in one frame, in pixels of the frame.</summary>
/// <param name="Frame">Number of the frame, from 0.</param>
public readonly record struct MotionBox(int Frame, int Left, int Top, int Width, int Height);

/// <summary>Something that moves over the ground, for the eye of a reviewer. It says nothing of what it is.</summary>
/// <param name="Score">The higher, the surer; <see cref="MotionCalibration"/> says how many of the real ones have at least so much.</param>
/// <param name="Boxes">In order of the frames; frames in which it was not seen are left out.</param>
public sealed record MovingObject(double Score, IReadOnlyList<MotionBox> Boxes);

/// <summary>What was found in a clip.</summary>
/// <param name="Frames">How many were given.</param>
/// <param name="LookedAt">For each frame, whether it could be compared; one that could not be is never said to be still.</param>
public sealed record MotionFound(int Frames, IReadOnlyList<bool> LookedAt, IReadOnlyList<MovingObject> Objects);
