namespace Truceline.Server.Tests;

/// <summary>Inputs that others made, beside the checkout; absent for most.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    public static bool Exists => Folder is not null;

    public static string PathOf(string relative) => Path.Combine(Folder!, relative);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TRUCELINE_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Truceline.slnx")))
            {
                var shared = Path.GetFullPath(Path.Combine(at.FullName, "..", "shared"));
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
