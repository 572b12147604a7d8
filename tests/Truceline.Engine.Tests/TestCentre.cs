using Truceline.Engine.Recording;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests;

/// <summary>A centre over a folder, with keys that follow from their names.</summary>
internal static class TestCentre
{
    public static Task<Centre> OpenAsync(
        TemporaryFolder folder, string? mission, TimeProvider clock, RecordingOptions? recording = null, params (string Source, string Address)[] addresses) =>
        Centre.OpenAsync(
            new CentreOptions
            {
                Data = folder.Path,
                Mission = mission is null ? null : Checkout.Folder(mission),
                OpenRegister = data => SqliteRegister.Open(Path.Combine(data, "register.db")),
                Demo = true,
                RepeatableKeys = true,
                Recording = recording ?? new RecordingOptions(),
                Addresses = addresses.ToDictionary(of => of.Source, of => of.Address),
            },
            clock,
            TestContext.Current.CancellationToken);
}
