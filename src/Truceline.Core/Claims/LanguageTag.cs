namespace Truceline.Core.Claims;

/// <summary>Tags for languages (BCP 47, RFC 5646), as far as people state them here: a language, then script, region or variant.</summary>
public static class LanguageTag
{
    public const int MaxLength = 35;

    public static bool IsValid(string? tag) => tag is { Length: > 0 and <= MaxLength } && tag.Split('-') is [var language, .. var rest]
        && language.Length is 2 or 3 && language.All(char.IsAsciiLetterLower)
        && rest.All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
}
