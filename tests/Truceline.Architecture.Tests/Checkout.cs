namespace Truceline.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Truceline.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Truceline.slnx stands in no folder above the tests.");
    }
}
