using System.Text.Json;

namespace Truceline.Core.Cases;

/// <summary>Names of enumerated values as they are written in JSON and in signed texts.</summary>
public static class Kebab
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
