namespace Truceline.Ledger;

/// <summary>A file that an entry vouches for, on disk.</summary>
internal static class BodyFile
{
    /// <summary>Null where the file lies there with the stated length; its digest is the business of fsck.</summary>
    public static string? Trouble(string dataFolder, Body body)
    {
        var file = new FileInfo(Path.Combine(dataFolder, body.Path));
        return !file.Exists ? $"{body.Path} is not in the data folder; write it before the entry that vouches for it."
            : file.LinkTarget is not null ? $"{body.Path} is a symbolic link; an entry vouches for files alone."
            : file.Length != body.Length ? $"{body.Path} holds {file.Length} bytes, not {body.Length}."
            : null;
    }
}
