using System.Text.Json;

namespace Truceline.Ledger;

/// <summary>Takes the members of a JSON object one by one; at the end it is known whether any was left.</summary>
internal sealed class JsonMembers
{
    private readonly JsonElement? _object;
    private int _left;

    public JsonMembers(JsonElement? element)
    {
        _object = element is { ValueKind: JsonValueKind.Object } ? element : null;
        _left = _object?.GetPropertyCount() ?? -1;
    }

    public bool AllTaken => _left == 0;

    public bool Has(string name) => _object is { } element && element.TryGetProperty(name, out _);

    public JsonElement? Take(string name, JsonValueKind kind)
    {
        if (_object is not { } element || !element.TryGetProperty(name, out var value) || value.ValueKind != kind)
        {
            return null;
        }

        _left--;
        return value;
    }

    public string? Text(string name) => Take(name, JsonValueKind.String)?.GetString();

    /// <summary>A whole number that is not negative, without fraction and exponent.</summary>
    public long? Integer(string name) =>
        Take(name, JsonValueKind.Number) is { } number && number.TryGetInt64(out var value) && value >= 0 ? value : null;

    public Hash? Hash(string name) => Text(name) is { } text && Ledger.Hash.TryParseHex(text, out var hash) ? hash : null;
}
