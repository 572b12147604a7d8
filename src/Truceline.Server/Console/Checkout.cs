namespace Truceline.Server.Console;

/// <summary>The working copy that the program was built in, if it runs from one: there the console's build and the missions lie.</summary>
public static class Checkout
{
    /// <summary>Null for an installed program.</summary>
    public static string? Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Truceline.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName;
    }
}
