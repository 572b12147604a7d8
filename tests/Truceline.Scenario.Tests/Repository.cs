namespace Truceline.Scenario.Tests;

/// <summary>Files of the repository that scenarios run on.</summary>
internal static class Repository
{
    public static string Karabakh => Path.Combine(Root, "missions", "karabakh");

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("Truceline.slnx is not above the tests.");
        }
    }
}
