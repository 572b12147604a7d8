namespace Truceline.Core.Cases;

/// <summary>What a use case decides: what is to be entered, or one sentence of refusal. Nothing has happened yet.</summary>
public abstract record Decision<T>
{
    private Decision()
    {
    }

    public sealed record Accepted(T Value) : Decision<T>;

    public sealed record Refused(string Sentence) : Decision<T>;

    public static implicit operator Decision<T>(Refusal refusal) => new Refused(refusal.Sentence);

    public static Decision<T> FromRefusal(Refusal refusal) => new Refused(refusal.Sentence);
}

/// <summary>A refusal of whatever was asked.</summary>
public sealed record Refusal(string Sentence);

public static class Decision
{
    public static Decision<T> Accept<T>(T value) => new Decision<T>.Accepted(value);

    public static Refusal Refuse(string sentence) => new(sentence);
}
