using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Truceline.Ledger;

/// <summary>
/// The versions of all streams and the indices of all commands, rebuilt from the entries when the log opens. Commands are
/// held as the first 16 bytes of their SHA-256, about 50 bytes of memory each. One writer adds; any thread asks.
/// </summary>
internal sealed class StreamIndex
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _versions = [];
    private readonly Dictionary<UInt128, long> _commands = [];

    /// <summary>The version of the stream's last entry; -1 where it has none.</summary>
    public long VersionOf(string stream)
    {
        lock (_lock)
        {
            return _versions.GetValueOrDefault(stream, -1);
        }
    }

    /// <summary>The index of the entry that a command made; null for a new command.</summary>
    public long? IndexOf(string command)
    {
        var key = Key(command);
        lock (_lock)
        {
            return _commands.TryGetValue(key, out var index) ? index : null;
        }
    }

    public void Add(string stream, long version, string command, long index)
    {
        var key = Key(command);
        lock (_lock)
        {
            _versions[stream] = version;
            _commands.TryAdd(key, index);
        }
    }

    private static UInt128 Key(string command)
    {
        Span<byte> digest = stackalloc byte[Hash.Size];
        SHA256.HashData(Encoding.UTF8.GetBytes(command), digest);
        return MemoryMarshal.Read<UInt128>(digest);
    }
}
