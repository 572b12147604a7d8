using Truceline.Ledger;

namespace Truceline.Engine.Recording;

/// <summary>Folders whose names survive a power failure, and files that are only read after a crash.</summary>
internal static class Folders
{
    /// <summary>Creates a folder and those above it, each name flushed in the folder that holds it.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        var parent = Path.GetDirectoryName(Path.GetFullPath(path));
        if (parent is not null)
        {
            Create(parent);
        }

        Directory.CreateDirectory(path);
        if (parent is not null)
        {
            Durable.FlushFolder(parent);
        }
    }

    /// <summary>Puts new content under a name at once. It survives the death of the process, not a power failure.</summary>
    public static void Swap(string path, ReadOnlySpan<byte> bytes)
    {
        var fresh = Path.ChangeExtension(path, ".new.part");
        File.WriteAllBytes(fresh, bytes);
        File.Move(fresh, path, overwrite: true);
    }
}
