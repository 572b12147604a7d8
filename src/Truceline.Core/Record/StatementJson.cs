using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Truceline.Core.Record;

/// <summary>The JSON of statements: camel case, kebab-case enums, ISO times, unknown members refused.</summary>
public static class StatementJson
{
    private static readonly Dictionary<string, Type> TypeOfKind = typeof(Statement).GetNestedTypes()
        .Where(type => type.IsSubclassOf(typeof(Statement)))
        .ToDictionary(type => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name), type => type);

    private static readonly Dictionary<Type, string> KindOfType = TypeOfKind.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>One instance for the register, the log and the HTTP API, so that a value reads the same everywhere.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions { Converters = { new SealedSegmentJson() } });

    public static IReadOnlyCollection<string> Kinds => TypeOfKind.Keys;

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(InstantJson.One);
        return options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }

    public static string KindOf(Statement statement) => KindOfType[statement.GetType()];

    public static byte[] Write(Statement statement) => JsonSerializer.SerializeToUtf8Bytes(statement, statement.GetType(), Options);

    /// <summary>Null where the kind is unknown or the JSON is not of its form; a reader counts it and goes on.</summary>
    public static Statement? Read(string kind, ReadOnlySpan<byte> json)
    {
        if (!TypeOfKind.TryGetValue(kind, out var type))
        {
            return null;
        }

        try
        {
            return (Statement?)JsonSerializer.Deserialize(json, type, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
