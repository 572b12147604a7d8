namespace Truceline.Core.Tests.Sensing;

/// <summary>Inputs that others made, beside the checkout; tests that need them are skipped where they are absent.</summary>
internal static class SharedData
{
    private static string Root => Environment.GetEnvironmentVariable("TRUCELINE_SHARED") ?? Path.Combine(Repository, "..", "shared");

    public static bool Exists => Directory.Exists(Path.Combine(Root, "data"));

    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Root, path));

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? AppContext.BaseDirectory;
        }
    }
}
