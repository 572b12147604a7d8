using Truceline.Engine;
using Truceline.Sqlite;

namespace Truceline.Cli.Commands;

/// <summary>How the commands open a data folder: with the embedded stores.</summary>
internal static class DataFolder
{
    public static CentreOptions Options(string data) => new()
    {
        Data = data,
        OpenRegister = folder => SqliteRegister.Open(Path.Combine(folder, "register.db")),
    };
}
