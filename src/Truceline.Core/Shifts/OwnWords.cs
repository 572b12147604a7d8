using Truceline.Core.Cases;

namespace Truceline.Core.Shifts;

/// <summary>A person's own words, which stand outside the log; an entry holds their salted digest.</summary>
/// <param name="Salt">256 bits, lower hex.</param>
public sealed record OwnWords(string Text, string Salt)
{
    public const int Most = 2_000;

    /// <summary>SHA-256 of salt and UTF-8, lower hex. Asked only of words without <see cref="Refusal"/>.</summary>
    public string Digest() => Commitment.TextDigest(Hex.Bytes(Salt, 32)!, Text);

    /// <summary>Null where the words can be kept.</summary>
    /// <param name="asked">What to write where there are none: a whole sentence.</param>
    public static Refusal? Refusal(OwnWords? words, string asked) => words switch
    {
        null => Decision.Refuse(asked),
        { Text: var text } when string.IsNullOrWhiteSpace(text) => Decision.Refuse(asked),
        { Text.Length: > Most } => Decision.Refuse($"What you wrote has more than {Most} characters."),
        _ when !Hex.IsDigest(words.Salt) => Decision.Refuse("The salt of what you wrote is not 32 bytes in lower hex."),
        _ => null,
    };
}
