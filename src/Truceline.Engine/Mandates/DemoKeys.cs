using System.Security.Cryptography;
using System.Text;
using Truceline.Ledger;

namespace Truceline.Engine.Mandates;

/// <summary>
/// Private keys that the program makes itself, for a demonstration or a replay, and keeps in <c>keys/</c>: whoever runs the machine can
/// sign with them, so that they bind nobody.
/// </summary>
public sealed class DemoKeys(string dataFolder, string mission, bool repeatable)
{
    /// <summary>The 32-byte seed of somebody's Ed25519 key; made at the first asking.</summary>
    public byte[] SeedOf(string delegation, string role)
    {
        var path = Path.Combine(dataFolder, "keys", $"demo-{delegation}-{role}.seed");
        if (File.Exists(path))
        {
            return Convert.FromHexString(File.ReadAllText(path).Trim());
        }

        var seed = Make($"{delegation}/{role}");
        WriteSecret(path, Convert.ToHexStringLower(seed) + "\n");
        return seed;
    }

    /// <summary>Lower hex.</summary>
    public string PublicKeyOf(string delegation, string role) => Convert.ToHexStringLower(Ed25519.PublicKeyOf(SeedOf(delegation, role)));

    /// <summary>The key of the log, in <c>keys/log.key</c>.</summary>
    public LogKey LogKey(string origin)
    {
        var path = Path.Combine(dataFolder, "keys", "log.key");
        if (repeatable && !File.Exists(path))
        {
            var seed = Make("log");
            var id = VerifierKey.Of(origin, Ed25519.PublicKeyOf(seed)).Id;
            WriteSecret(path, $"PRIVATE+KEY+{origin}+{id}+{Convert.ToBase64String([1, .. seed])}\n");
        }

        return Ledger.LogKey.LoadOrCreate(path, origin);
    }

    private byte[] Make(string name) => repeatable
        ? SHA256.HashData(Encoding.UTF8.GetBytes($"truceline/repeatable-demo-key/v1\n{mission}\n{name}\n"))
        : RandomNumberGenerator.GetBytes(Ed25519.SeedSize);

    private static void WriteSecret(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
