namespace Truceline.Ledger.Tests;

/// <summary>The folder of vectors beside the checkout; tests that need it are skipped where it is absent.</summary>
internal static class SharedData
{
    public static string Root { get; } = Find();

    public static bool Exists => Directory.Exists(Root);

    public static string Vectors(string path)
    {
        Assert.SkipUnless(Exists, "../shared is absent");
        return Path.Combine(Root, "vectors", path);
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("TRUCELINE_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
            {
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
            }
        }

        return Path.Combine(AppContext.BaseDirectory, "no-shared");
    }
}
