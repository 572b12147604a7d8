using System.Diagnostics;
using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Record;
using Truceline.Ledger;

namespace Truceline.Cli.Tests.Export;

/// <summary>The built program, as somebody at a shell runs it.</summary>
public sealed class ExportAndVerifyTests : IAsyncLifetime
{
    private const string Origin = "truceline.test/export";

    private static readonly Instant Begun = Instant.FromUtc(2026, 1, 1, 10, 0);

    private readonly string _root = Directory.CreateTempSubdirectory("truceline-export-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => At("data");

    private static string[] Window => ["--from", "2026-01-01T10:00:00Z", "--to", "2026-01-01T11:00:00Z"];

    public async ValueTask InitializeAsync()
    {
        var key = LogKey.LoadOrCreate(At("key"), Origin);
        await using var log = await LogWriter.OpenAsync(Data, key, Origin, TimeProvider.System, Cancellation);
        var registrar = new Registrar(log);
        foreach (var source in new[] { "uav-1", "uav-2" })
        {
            foreach (var (name, minutes) in new[] { ("before", -90), ("in", 5), ("after", 65) })
            {
                await EnterAsync(registrar, source, name, Begun + Duration.FromMinutes(minutes));
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("package.tar")]
    [InlineData("package")]
    public async Task What_is_exported_verifies_and_holds_the_stretch_of_every_source(string name)
    {
        var (code, output, error) = await RunAsync(["export", "--data", Data, .. Window, "--out", At(name)]);
        (code, error).ShouldBe((0, ""));
        output.ShouldContain("2 entries");
        output.ShouldContain($"truceline verify {At(name)}");

        (code, output, error) = await RunAsync("verify", At(name));
        (code, error).ShouldBe((0, ""));
        output.ShouldContain("2 entries stand in that log");
        output.ShouldContain("All is well");
        Recordings(At(name)).ShouldBe(["evidence/uav-1/in.ts", "evidence/uav-2/in.ts"], ignoreOrder: true);
    }

    [Fact]
    public async Task Json_is_all_that_stands_on_standard_output()
    {
        var (_, output, _) = await RunAsync(["export", "--data", Data, .. Window, "--out", At("package.tar"), "--json"]);
        JsonElement.Parse(output).GetProperty("entries").GetInt64().ShouldBe(2);

        (_, output, _) = await RunAsync("verify", At("package.tar"), "--json");
        JsonElement.Parse(output).GetProperty("problems").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("data/evidence/uav-2/in.ts")]
    [InlineData("data/evidence/uav-1/in.index.jsonl")]
    [InlineData("data/log/checkpoint")]
    [InlineData("manifest-sha256.txt")]
    [InlineData("bagit.txt")]
    public async Task One_flipped_byte_inside_the_package_is_found_and_its_file_named(string file)
    {
        (await RunAsync(["export", "--data", Data, .. Window, "--out", At("package.tar")])).Code.ShouldBe(0);
        Flip(At("package.tar"), file);

        var (code, output, _) = await RunAsync("verify", At("package.tar"));
        code.ShouldBe(1);
        output.ShouldContain(file);
        output.ShouldNotContain("All is well");
    }

    [Fact]
    public async Task A_package_of_another_log_than_the_one_known_is_found_out()
    {
        (await RunAsync(["export", "--data", Data, .. Window, "--out", At("package.tar")])).Code.ShouldBe(0);
        var other = LogKey.LoadOrCreate(At("other"), Origin).VerifierKey;

        (await RunAsync("verify", At("package.tar"), "--key", LogKey.LoadOrCreate(At("key"), Origin).VerifierKey)).Code.ShouldBe(0);
        var (code, output, _) = await RunAsync("verify", At("package.tar"), "--key", other);
        code.ShouldBe(1);
        output.ShouldNotContain("All is well");
    }

    [Fact]
    public async Task What_cannot_be_exported_is_said_in_one_sentence_and_leaves_nothing_behind()
    {
        string[][] wrong =
        [
            ["--data", Data, "--from", "yesterday", "--to", "2026-01-01T11:00:00Z", "--out", At("a.tar")],
            ["--data", Data, "--from", "2026-01-01T11:00:00Z", "--to", "2026-01-01T10:00:00Z", "--out", At("a.tar")],
            ["--data", At("nowhere"), .. Window, "--out", At("a.tar")],
            ["--data", Data, .. Window, "--out", At(Path.Combine("no-such-folder", "a.tar"))],
        ];
        foreach (var line in wrong)
        {
            var (code, output, error) = await RunAsync(["export", .. line]);
            (code, output).ShouldBe((1, ""), string.Join(' ', line));
            error.TrimEnd().Split('\n').ShouldHaveSingleItem();
        }

        Directory.GetFileSystemEntries(_root, "a.tar*").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_there_already_is_not_written_over()
    {
        await File.WriteAllTextAsync(At("package.tar"), "mine", Cancellation);
        var (code, _, error) = await RunAsync(["export", "--data", Data, .. Window, "--out", At("package.tar")]);

        code.ShouldBe(1);
        error.ShouldContain("exists already");
        (await File.ReadAllTextAsync(At("package.tar"), Cancellation)).ShouldBe("mine");
    }

    private async Task EnterAsync(Registrar registrar, string source, string name, Instant from)
    {
        var stem = $"evidence/{source}/{name}";
        var (bytes, index) = (Encoding.UTF8.GetBytes(stem), "{}"u8.ToArray());
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Data, stem))!);
        await File.WriteAllBytesAsync(Path.Combine(Data, stem + ".ts"), bytes, Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(Data, stem + ".index.jsonl"), index, Cancellation);
        var segment = new SealedSegment(
            stem + ".ts", bytes.Length, Hash.Of(bytes).ToString(), stem + ".index.jsonl", null, null, from, from + Duration.FromSeconds(4), null, null, 0);
        await registrar.MustEnterAsync(
            new Statement.SegmentsSealed(source, [segment], [], new string('0', 64)), $"source/{source}", $"{source}/{name}", from + Duration.FromMinutes(1),
            [new Body(stem + ".ts", bytes.Length, Hash.Of(bytes)), new Body(stem + ".index.jsonl", index.Length, Hash.Of(index))], Cancellation);
    }

    /// <summary>The last bit of a file's first byte, where it lies in the archive.</summary>
    private static void Flip(string archive, string file)
    {
        using var stream = new FileStream(archive, FileMode.Open, FileAccess.ReadWrite);
        long at;
        using (var tar = new TarReader(stream, leaveOpen: true))
        {
            TarEntry? entry;
            do
            {
                entry = tar.GetNextEntry().ShouldNotBeNull($"the package has no {file}");
            }
            while (!entry.Name.EndsWith("/" + file, StringComparison.Ordinal));

            at = entry.DataOffset;
        }

        stream.Position = at;
        var was = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(was ^ 1));
    }

    private static IEnumerable<string> Recordings(string package)
    {
        if (Directory.Exists(package))
        {
            return Directory.EnumerateFiles(Path.Combine(package, "data", "evidence"), "*.ts", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Path.Combine(package, "data"), file));
        }

        var names = new List<string>();
        using var tar = new TarReader(File.OpenRead(package));
        while (tar.GetNextEntry() is { } entry)
        {
            names.Add(entry.Name[(entry.Name.IndexOf("/data/", StringComparison.Ordinal) + "/data/".Length)..]);
        }

        return names.Where(name => name.EndsWith(".ts", StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "truceline.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await error);
    }

    private string At(string name) => Path.Combine(_root, name);
}
