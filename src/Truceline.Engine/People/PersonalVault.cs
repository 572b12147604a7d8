using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Truceline.Core.People;
using Truceline.Core.Record;

namespace Truceline.Engine.People;

/// <summary>Who somebody is: kept by the own delegation alone, encrypted, outside the log.</summary>
/// <param name="Document">Number of a passport or card.</param>
/// <param name="Salt">256 bits, lower hex; with the data it gives the digest of the entry, and goes with them.</param>
public sealed record PersonalData(string Name, string Document, string Function, string Salt)
{
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(
        [.. Convert.FromHexString(Salt), .. JsonSerializer.SerializeToUtf8Bytes(new[] { Name, Document, Function })]));
}

/// <summary>A check-in as the own delegation keeps it.</summary>
/// <param name="User">The account.</param>
public sealed record KeptCheckIn(string User, string Name, CheckInKind Kind, double Latitude, double Longitude, double Accuracy, Absence? Absence, string? Visit, Whereabouts Where, Instant At, string Command);

/// <summary>
/// Personal data of each delegation under a key of its own: AES-256-GCM, in <c>personal/&lt;delegation&gt;/</c>, the key in <c>keys/</c>. No entry vouches for
/// these files and fsck passes them over, so that they can be taken away for good; an altered one does not open. Thread-safe.
/// </summary>
public sealed class PersonalVault(string dataFolder)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int LargestDay = 16 * 1024 * 1024;

    private readonly Lock _lock = new();

    public void Write(string delegation, string id, PersonalData data) => WriteFile(delegation, id, JsonSerializer.SerializeToUtf8Bytes(data, StatementJson.Options));

    /// <summary>Null where there are none, or where the file was altered.</summary>
    public PersonalData? Read(string delegation, string id)
    {
        lock (_lock)
        {
            var path = PathOf(delegation, id);
            return File.Exists(path) && Open(delegation, id, File.ReadAllBytes(path)) is { } plain ? Parse<PersonalData>(plain) : null;
        }
    }

    /// <summary>What was there is written over first; copies elsewhere are their keepers' affair.</summary>
    public void Erase(string delegation, string id)
    {
        lock (_lock)
        {
            var path = PathOf(delegation, id);
            if (File.Exists(path))
            {
                using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
                {
                    file.Write(new byte[file.Length]);
                    file.Flush(flushToDisk: true);
                }

                File.Delete(path);
            }
        }
    }

    /// <summary>One line a check-in, one file a day; false where the day's file is full.</summary>
    public bool Add(string delegation, KeptCheckIn made)
    {
        lock (_lock)
        {
            var day = DayOf(made.At);
            var path = PathOf(delegation, day);
            if (File.Exists(path) && new FileInfo(path).Length > LargestDay)
            {
                return false;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.AppendAllText(path, Convert.ToBase64String(Seal(delegation, day, JsonSerializer.SerializeToUtf8Bytes(made, StatementJson.Options))) + "\n");
            return true;
        }
    }

    /// <summary>Of one day (UTC), each once; lines that do not open are left out.</summary>
    public IReadOnlyList<KeptCheckIn> CheckIns(string delegation, LocalDate date)
    {
        lock (_lock)
        {
            var day = DayOf(date);
            var path = PathOf(delegation, day);
            return !File.Exists(path) ? [] : [.. File.ReadLines(path).Select(line => Line(delegation, day, line)).OfType<KeptCheckIn>().DistinctBy(one => one.Command)];
        }
    }

    /// <summary>Takes away what no entry speaks of: a person whose entry was refused, or never came to be.</summary>
    internal void Sweep(IEnumerable<string> known)
    {
        var kept = known.ToHashSet(StringComparer.Ordinal);
        var root = Path.Combine(dataFolder, "personal");
        foreach (var folder in Directory.Exists(root) ? Directory.GetDirectories(root) : [])
        {
            foreach (var id in Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>().Where(name => name[0] is 's' or 'y' && !kept.Contains(name)))
            {
                Erase(Path.GetFileName(folder), id);
            }
        }
    }

    private void WriteFile(string delegation, string id, byte[] plain)
    {
        lock (_lock)
        {
            var path = PathOf(delegation, id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            file.Write(Seal(delegation, id, plain));
            file.Flush(flushToDisk: true);
        }
    }

    private KeptCheckIn? Line(string delegation, string day, string line)
    {
        var bytes = new byte[line.Length];
        return Convert.TryFromBase64String(line, bytes, out var length) && Open(delegation, day, bytes.AsSpan(0, length)) is { } plain ? Parse<KeptCheckIn>(plain) : null;
    }

    /// <summary>Nonce, tag, ciphertext; bound to the file that it stands in, so that one cannot be put in another's place.</summary>
    private byte[] Seal(string delegation, string id, ReadOnlySpan<byte> plain)
    {
        var bytes = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(KeyOf(delegation), TagLength);
        cipher.Encrypt(
            bytes.AsSpan(0, NonceLength), plain, bytes.AsSpan(NonceLength + TagLength), bytes.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes($"{delegation}/{id}"));
        return bytes;
    }

    private byte[]? Open(string delegation, string id, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[bytes.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(KeyOf(delegation), TagLength);
        try
        {
            cipher.Decrypt(
                bytes[..NonceLength], bytes[(NonceLength + TagLength)..], bytes[NonceLength..(NonceLength + TagLength)], plain, Encoding.UTF8.GetBytes($"{delegation}/{id}"));
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private byte[] KeyOf(string delegation)
    {
        var path = Path.Combine(dataFolder, "keys", $"personal-{delegation}.key");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        return Convert.FromHexString(File.ReadAllText(path).Trim());
    }

    private string PathOf(string delegation, string id) => Path.Combine(dataFolder, "personal", delegation, id);

    private static string DayOf(Instant at) => DayOf(at.InUtc().Date);

    private static string DayOf(LocalDate date) => $"check-ins-{NodaTime.Text.LocalDatePattern.Iso.Format(date)}";

    private static T? Parse<T>(byte[] plain)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(plain, StatementJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
