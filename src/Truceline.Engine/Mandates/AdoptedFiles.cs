using Truceline.Core.Record;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Mandates;

/// <summary>Finds the mission's files: those in the folder that was named, else those adopted last.</summary>
internal static class AdoptedFiles
{
    /// <exception cref="CentreFaultException">There are none, or they are wrong.</exception>
    public static MissionReading.Accepted Choose(CentreOptions options)
    {
        var reading = options.Mission is { } folder ? MissionReader.ReadFolder(folder)
            : LastAdopted(options.Data) is { } ruleSet ? MissionReader.ReadAdopted(options.Data, ruleSet)
            : throw new CentreFaultException("The data folder holds no mission yet; name the folder of its files with --mission.");
        return reading switch
        {
            MissionReading.Accepted accepted => accepted,
            MissionReading.Refused { Faults: [var one] } => throw new CentreFaultException(one.ToString()),
            _ => throw new CentreFaultException($"The mission's files are wrong.\n{reading}"),
        };
    }

    // Before the register can be folded, the mission must be known; so the log itself is asked, from its end.
    private static string? LastAdopted(string data)
    {
        if (!File.Exists(Path.Combine(data, "log", "checkpoint")))
        {
            return null;
        }

        var log = Ledger.LogReader.Open(data);
        for (var index = log.Latest.Size - 1; index >= 0; index--)
        {
            if (log.Read(index) is { Header.Kind: "rules-adopted" } entry
                && StatementJson.Read(entry.Header.Kind, entry.Statement.Span) is Statement.RulesAdopted adopted)
            {
                return adopted.RuleSet;
            }
        }

        return null;
    }
}
