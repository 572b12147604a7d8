namespace Truceline.Core.Places;

/// <summary>Named places. Coordinates are canonical; the name is chosen when a report is released.</summary>
public sealed record Gazetteer(string Attribution, IReadOnlyList<NamedPlace> Places)
{
    public static Gazetteer Empty { get; } = new("", []);

    public NamedPlace? PlaceOf(string id) => Places.FirstOrDefault(place => place.Id == id);
}

/// <param name="Names">By language (ISO 639-1: az, hy, ru, tr, en); at least one.</param>
public sealed record NamedPlace(string Id, Position At, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The name in a language, else in English, else the first by language code.</summary>
    public string NameIn(string language) =>
        Names.TryGetValue(language, out var name) || Names.TryGetValue("en", out name)
            ? name
            : Names.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).FirstOrDefault(Id);
}
