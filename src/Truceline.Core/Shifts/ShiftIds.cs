using System.Security.Cryptography;
using System.Text;

namespace Truceline.Core.Shifts;

public static class ShiftIds
{
    /// <summary>The same command always gives the same id: 64 bits of the SHA-256 of its id, which names who acts.</summary>
    /// <param name="prefix">h for a handover, l for a look-request, f for a flight, r for a reported fact.</param>
    public static string Of(char prefix, string command) =>
        $"{prefix}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command)), 0, 8)}";
}
