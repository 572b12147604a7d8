using System.Diagnostics;
using System.Text;

namespace Truceline.Ledger.Tests.Packages;

public sealed class PackageTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("truceline-package-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_root, "data");

    private string Folder => Path.Combine(_root, "package");

    private string Archive => Path.Combine(_root, "package.tar");

    public async ValueTask InitializeAsync()
    {
        await using (var writer = await Sample.OpenAsync(Data))
        {
            await Sample.FillAsync(writer, 5);
            for (var i = 0; i < 3; i++)
            {
                await writer.AppendAsync(Recording(i), Token);
            }

            await writer.AppendAsync(Sample.Draft("judged") with { Endorsements = [Sample.Endorse("truceline/commitment/v1\n")] }, Token);
        }

        await using (var folder = new FolderPackage(Folder))
        {
            await PackageWriter.WriteAsync(LogReader.Open(Data), Data, Contents(5, 6, 7, 8), folder, Token);
        }

        await using var file = File.Create(Archive);
        await PackageWriter.WriteAsync(LogReader.Open(Data), Data, Contents(5, 6, 7, 8), new TarPackage(file, "package"), Token);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void What_was_written_is_well_as_a_folder_and_as_an_archive()
    {
        foreach (var package in new[] { Folder, Archive })
        {
            PackageCheck.IsPackage(package).ShouldBeTrue();
            var report = Check(package, Sample.Key.Verifier);

            report.Problems.ShouldBeEmpty();
            (report.Entries, report.Files, report.Checkpoint!.Size).ShouldBe((4, 6, 9));
        }

        PackageCheck.IsPackage(Data).ShouldBeFalse();
    }

    [Fact]
    public void A_flipped_bit_is_found_and_its_file_named_whichever_file_it_is_in()
    {
        var files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);
        files.Length.ShouldBe(21);
        foreach (var file in files)
        {
            var (sound, name) = (File.ReadAllBytes(file), Path.GetRelativePath(Folder, file));
            for (var k = 0; k < 24; k++)
            {
                var bit = (int)((((k * 7919L) + 13) * sound.Length * 8 / (24 * 7919L)) % (sound.Length * 8));
                var flipped = sound.ToArray();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                File.WriteAllBytes(file, flipped);
                Check(Folder).Problems.ShouldContain(problem => problem.File == name, $"bit {bit} of {name}");
            }

            File.WriteAllBytes(file, sound);
        }

        Check(Folder).IsClean.ShouldBeTrue();
    }

    [Fact]
    public void A_flipped_bit_is_found_wherever_in_the_archive_it_is()
    {
        var sound = File.ReadAllBytes(Archive);
        var hurt = Path.Combine(_root, "hurt.tar");
        for (var at = 0; at < sound.Length; at += 61)
        {
            var flipped = sound.ToArray();
            flipped[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(hurt, flipped);
            Check(hurt).IsClean.ShouldBeFalse($"byte {at}");
        }
    }

    [Fact]
    public void A_missing_file_and_one_too_many_are_named()
    {
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var aside = Path.Combine(_root, "aside");
            File.Move(file, aside);
            Check(Folder).Problems.ShouldContain(problem => problem.File == Path.GetRelativePath(Folder, file));
            File.Move(aside, file);
        }

        File.WriteAllText(Path.Combine(Folder, "data", "stray"), "x");
        File.WriteAllText(Path.Combine(Folder, "stray.db"), "x");
        File.CreateSymbolicLink(Path.Combine(Folder, "data", "link"), "/etc/hostname");

        Check(Folder).Problems.Select(problem => problem.File).Distinct().ShouldBe(["data/link", "data/stray", "stray.db"]);
    }

    [Fact]
    public void A_forger_who_rewrites_the_manifests_too_is_found_by_the_entries()
    {
        var file = Path.Combine(Folder, "data", "evidence", "uav-1", "1.ts");
        File.WriteAllBytes(file, [9, 9, 9, 9]);
        Reseal();

        Check(Folder).Problems.ShouldHaveSingleItem().File.ShouldBe("data/evidence/uav-1/1.ts");
    }

    [Fact]
    public void A_recording_left_out_in_the_middle_is_seen()
    {
        foreach (var file in Directory.GetFiles(Folder, "000000006*", SearchOption.AllDirectories).Concat(Directory.GetFiles(Folder, "1.*", SearchOption.AllDirectories)))
        {
            File.Delete(file);
        }

        Reseal();

        Check(Folder).Problems.ShouldHaveSingleItem().Sentence.ShouldContain("versions 0 and 2");
    }

    [Fact]
    public void Another_key_than_the_known_one_is_a_problem()
    {
        using var other = LogKey.Generate(Sample.Origin);

        Check(Folder, other.Verifier).IsClean.ShouldBeFalse();
    }

    [Fact]
    public async Task A_record_that_is_damaged_is_not_exported()
    {
        File.WriteAllBytes(Path.Combine(Data, "evidence", "uav-1", "2.ts"), [0, 0, 0, 0]);
        var target = Path.Combine(_root, "again");

        await using (var folder = new FolderPackage(target))
        {
            (await Should.ThrowAsync<LogFaultException>(() => PackageWriter.WriteAsync(LogReader.Open(Data), Data, Contents(7), folder, Token)))
                .Message.ShouldContain("evidence/uav-1/2.ts");
        }

        Path.Exists(target).ShouldBeFalse();
        Path.Exists(target + ".part").ShouldBeFalse();
    }

    [Fact]
    public void Other_programs_read_the_archive_and_check_the_manifests()
    {
        var unpacked = Directory.CreateDirectory(Path.Combine(_root, "unpacked")).FullName;
        Run("tar", "-xf", Archive, "-C", unpacked).ShouldBe(0);
        Run("sh", "-c", $"cd '{unpacked}/package' && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt").ShouldBe(0);
        Check(Path.Combine(unpacked, "package")).IsClean.ShouldBeTrue();
    }

    [Fact]
    public void Any_bytes_at_all_get_a_report_and_no_exception()
    {
        var (sound, random, hurt) = (File.ReadAllBytes(Archive), new Random(1), Path.Combine(_root, "hurt.tar"));
        for (var i = 0; i < 150; i++)
        {
            var bytes = i % 3 == 0 ? new byte[random.Next(5000)] : sound[..random.Next(sound.Length)];
            if (i % 3 == 0)
            {
                random.NextBytes(bytes);
            }

            for (var k = 0; k < random.Next(20) && bytes.Length > 0; k++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(hurt, bytes);
            Check(hurt).IsClean.ShouldBeFalse();
        }
    }

    private static FsckReport Check(string package, VerifierKey? key = null) => PackageCheck.Check(package, new FsckOptions(key), Token);

    private static PackageContents Contents(params long[] entries) => new(Sample.At, Sample.At.AddHours(1), entries, [3], Sample.At);

    private EntryDraft Recording(int number) => Sample.Draft($"r{number}", "source/uav-1", null, File_($"evidence/uav-1/{number}.ts", (byte)number), File_($"evidence/uav-1/{number}.index.jsonl", 7)) with
    {
        Kind = "segments-sealed",
    };

    private Body File_(string path, byte fill)
    {
        var bytes = new byte[] { fill, 1, 2, fill };
        var full = Path.Combine(Data, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return new Body(path, bytes.Length, Hash.Of(bytes));
    }

    /// <summary>Both manifests anew, as anybody can write them.</summary>
    private void Reseal()
    {
        string Lines(Func<string, bool> which) => string.Concat(
            Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Where(which)
                .Select(file => $"{Hash.Of(File.ReadAllBytes(Path.Combine(Folder, file)))}  {file}\n"));
        File.WriteAllText(Path.Combine(Folder, "manifest-sha256.txt"), Lines(file => file.StartsWith("data/", StringComparison.Ordinal)), new UTF8Encoding(false));
        File.WriteAllText(
            Path.Combine(Folder, "tagmanifest-sha256.txt"),
            Lines(file => !file.StartsWith("data/", StringComparison.Ordinal) && file != "tagmanifest-sha256.txt"), new UTF8Encoding(false));
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
