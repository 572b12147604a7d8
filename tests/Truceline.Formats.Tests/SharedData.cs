namespace Truceline.Formats.Tests;

/// <summary>Inputs that others made, beside the checkout.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    public static bool Exists => Root is not null;

    public static byte[] Read(string path)
    {
        Assert.SkipUnless(Exists, "../shared is absent");
        return File.ReadAllBytes(Path.Combine(Root!, path));
    }

    public static string Text(string path)
    {
        Assert.SkipUnless(Exists, "../shared is absent");
        return File.ReadAllText(Path.Combine(Root!, path));
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TRUCELINE_SHARED") is { Length: > 0 } named && Directory.Exists(named))
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
        {
            folder = folder.Parent;
        }

        var shared = folder is null ? null : Path.Combine(folder.FullName, "..", "shared");
        return Directory.Exists(shared) ? shared : null;
    }
}
