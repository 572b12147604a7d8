using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>The mission folders of the repository.</summary>
internal static class Missions
{
    public static string Karabakh => Path.Combine(Root, "missions", "karabakh");

    public static string SampleStream => Path.Combine(Root, "tests", "missions", "sample-stream");

    /// <summary>One clause of every kind.</summary>
    public static string EveryKind => Path.Combine(Root, "tests", "missions", "every-kind");

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
