namespace Truceline.Ledger.Tests;

internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("truceline-ledger-").FullName;

    public string Log => At("log");

    public string At(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file and tells how an entry vouches for it.</summary>
    public Body Put(string relative, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(relative))!);
        File.WriteAllBytes(At(relative), bytes);
        return new Body(relative, bytes.Length, Hash.Of(bytes));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
