using System.Text;

namespace Truceline.Cli.Keys;

/// <summary>Small files of a person: read with a limit, written once, for their owner's eyes, never over another.</summary>
internal static class Files
{
    private const int MostBytes = 1 << 20;

    public static (string? Text, string? Trouble) ReadText(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MostBytes)
            {
                return (null, $"{path} is longer than a mebibyte; it is not what was asked for.");
            }

            using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return (reader.ReadToEnd(), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, $"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>On disk before it returns. Null, or the sentence that says why it was not written.</summary>
    public static string? WriteSecret(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return File.Exists(path) ? $"{path} exists already and is not written over." : $"{path} cannot be written: {e.Message}";
        }
    }
}
