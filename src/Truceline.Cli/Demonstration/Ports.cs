namespace Truceline.Cli.Demonstration;

/// <summary>Neighbouring ports: what a demonstration has more than one of stands side by side.</summary>
internal static class Ports
{
    /// <summary>The same address so many ports on; null where there is no such port, or no address.</summary>
    public static string? After(string address, int ports) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var first) || first.Port < 1 || first.Port + ports > ushort.MaxValue ? null
        : ports == 0 ? address
        : $"{first.Scheme}://{first.Host}:{first.Port + ports}";
}
