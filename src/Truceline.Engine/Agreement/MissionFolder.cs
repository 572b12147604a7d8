namespace Truceline.Engine.Agreement;

/// <summary>Reads files of one folder, and of nowhere else: no symbolic links, no way up, no devices, no endless files.</summary>
internal sealed class MissionFolder(string folder, Faults faults)
{
    public MissionFile? Read(string path, int longest, (string File, int Line) named)
    {
        var refusal = Refusal(path, longest);
        if (refusal is not null)
        {
            faults.Add(named.File, named.Line, refusal);
            return null;
        }

        try
        {
            using var stream = new FileStream(Full(path), FileMode.Open, FileAccess.Read, FileShare.Read);
            var content = new byte[longest + 1];
            var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            if (length <= longest)
            {
                return MissionReader.FileOf(path, content[..length]);
            }

            faults.Add(path, 0, $"The file is longer than {longest} bytes.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            faults.Add(named.File, named.Line, $"'{path}' could not be read.");
        }

        return null;
    }

    private string? Refusal(string path, int longest)
    {
        var parts = path.Split('/');
        if (parts.Length > 4 || parts.Any(part => part.Length is 0 or > 80 || part[0] == '.' || !part.All(IsNameCharacter)))
        {
            return $"'{YamlText.Show(path)}' is not the name of a file in the mission's folder.";
        }

        for (var i = 1; i <= parts.Length; i++)
        {
            var info = new FileInfo(Full(string.Join('/', parts[..i])));
            if (info.LinkTarget is not null)
            {
                return $"'{path}' is a symbolic link, or lies behind one.";
            }
        }

        var file = new FileInfo(Full(path));
        // A pipe or device has no length; opening one might never return.
        return !file.Exists ? $"There is no file '{path}' in {folder}."
            : file.Length == 0 ? $"'{path}' is empty."
            : file.Length > longest ? $"'{path}' is longer than {longest} bytes."
            : null;
    }

    private string Full(string path) => Path.Combine(folder, path);

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}
