using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Truceline.Ledger;

/// <summary>
/// The private key that signs a log's entries and checkpoints. On disk it is one line,
/// <c>PRIVATE+KEY+name+hash+base64(01 ‖ seed)</c>, readable by its owner alone.
/// </summary>
public sealed class LogKey : IDisposable
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly Key _key;

    private LogKey(string name, ReadOnlySpan<byte> seed)
    {
        _key = Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        Verifier = Ledger.VerifierKey.Of(name, _key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    /// <summary>The public half, to check with.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The public half as people exchange it (C2SP vkey).</summary>
    public string VerifierKey => Verifier.Text;

    /// <summary>Reads the key of a file, or makes one there. A file that holds another name's key is a fault.</summary>
    /// <param name="name">By convention the log's origin; without white space and plus signs.</param>
    public static LogKey LoadOrCreate(string path, string name)
    {
        if (!File.Exists(path))
        {
            Create(path, name);
        }

        var key = TryParse(File.ReadAllText(path).TrimEnd('\n'))
            ?? throw new LogFaultException($"{path} does not hold a private key of a log; restore it from its backup.");
        return key.Verifier.Name == name
            ? key
            : throw new LogFaultException($"{path} holds the key of {key.Verifier.Name}, not of {name}.");
    }

    /// <summary>A key from its spelling; null where it is malformed.</summary>
    public static LogKey? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)
            || Ledger.VerifierKey.Split(text[Prefix.Length..]) is not var (name, id, material)
            || !Ledger.VerifierKey.IsName(name)
            || material is not [1, .. { Length: Ed25519.SeedSize } seed])
        {
            return null;
        }

        var key = new LogKey(name, seed);
        return key.Verifier.Id == id ? key : null;
    }

    /// <summary>A new key that exists nowhere else yet.</summary>
    public static LogKey Generate(string name) => new(name, RandomNumberGenerator.GetBytes(Ed25519.SeedSize));

    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(_key, message);

    /// <summary>A note with this key's signature alone.</summary>
    public SignedNote SignNote(string text) =>
        new(text, [new NoteSignature(Verifier.Name, Verifier.Id, Sign(Encoding.UTF8.GetBytes(text)))]);

    public void Dispose() => _key.Dispose();

    private static void Create(string path, string name)
    {
        var seed = RandomNumberGenerator.GetBytes(Ed25519.SeedSize);
        using var key = new LogKey(name, seed);
        var line = $"{Prefix}{name}+{key.Verifier.Id}+{Convert.ToBase64String([1, .. seed])}\n";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(line));
        file.Flush(flushToDisk: true);
    }
}
