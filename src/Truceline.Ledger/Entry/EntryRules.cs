using System.Buffers;

namespace Truceline.Ledger;

/// <summary>The forms of an entry's names; the same for who writes and who checks.</summary>
internal static class EntryRules
{
    public const int MaxCommand = 128;
    public const int MaxStream = 128;
    public const int MaxKind = 40;
    public const int MaxBodies = 1000;
    public const int MaxPath = 300;
    public const int MaxMessage = 8192;

    private static readonly SearchValues<char> KindCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> StreamCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/");

    /// <summary>Null where the header keeps all rules, else the sentence that says which it breaks.</summary>
    public static string? Breach(EntryHeader header) => header switch
    {
        { Kind: var kind } when !IsName(kind, MaxKind, KindCharacters) => $"The kind '{kind}' is not 1 to 40 of a-z, 0-9 and hyphen.",
        { Stream: var stream } when !IsName(stream, MaxStream, StreamCharacters) =>
            $"The stream '{stream}' is not 1 to 128 letters, digits and . _ - /.",
        { Command: var command } when command.Length is 0 or > MaxCommand || command.Any(c => c is < ' ' or > '~') =>
            "The command's id is not 1 to 128 printable ASCII characters.",
        { Bodies.Count: > MaxBodies } => $"An entry vouches for at most {MaxBodies} files.",
        { After.Size: < 0 } or { Version: < 0 } => "A size or version is negative.",
        _ => header.Bodies.Select(Breach).Concat(header.Endorsements.Select(Breach)).FirstOrDefault(breach => breach is not null),
    };

    /// <summary>True for a relative path that stays inside the data folder and names a file that entries may vouch for.</summary>
    public static bool IsBodyPath(string path) =>
        path.Length is > 0 and <= MaxPath
        && !path.Any(c => char.IsControl(c) || c == '\\')
        && !path.Split('/').Any(part => part is "" or "." or "..")
        && path.Contains('/', StringComparison.Ordinal)
        && !path.StartsWith("log/", StringComparison.Ordinal)
        && !path.StartsWith("keys/", StringComparison.Ordinal)
        && !path.StartsWith("personal/", StringComparison.Ordinal)
        && !path.StartsWith("live/", StringComparison.Ordinal);

    private static string? Breach(Body body) => body switch
    {
        { Length: < 0 } => $"The length of {body.Path} is negative.",
        _ when !IsBodyPath(body.Path) => $"'{body.Path}' is not a path that an entry may vouch for.",
        _ => null,
    };

    private static string? Breach(Endorsement endorsement) =>
        endorsement.Message.Length > MaxMessage ? $"An endorsed message is longer than {MaxMessage} bytes."
        : !endorsement.Verifies() ? $"The endorsement by key {endorsement.Key} does not verify."
        : null;

    private static bool IsName(string text, int max, SearchValues<char> allowed) =>
        text.Length > 0 && text.Length <= max && !text.AsSpan().ContainsAnyExcept(allowed);
}
