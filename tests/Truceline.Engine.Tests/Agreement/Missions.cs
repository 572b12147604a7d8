using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>The mission folders of the repository.</summary>
internal static class Missions
{
    public static string Karabakh => Path.Combine(Root, "missions", "karabakh");

    /// <summary>Every mission that is shipped, by the name of its folder.</summary>
    public static TheoryData<string> Shipped { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "missions")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static string SampleStream => Path.Combine(Root, "tests", "missions", "sample-stream");

    /// <summary>One clause of every kind.</summary>
    public static string EveryKind => Path.Combine(Root, "tests", "missions", "every-kind");

    public static string Of(string shipped) => Path.Combine(Root, "missions", shipped);

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

    public static MissionReading.Accepted Accepted(string folder) => MissionReader.ReadFolder(folder) switch
    {
        MissionReading.Accepted accepted => accepted,
        var refused => throw new InvalidOperationException(refused.ToString()),
    };
}
