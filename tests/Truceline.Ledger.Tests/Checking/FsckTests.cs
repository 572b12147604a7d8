namespace Truceline.Ledger.Tests.Checking;

public sealed class FsckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_folder_is_clean()
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder);

        var report = Fsck.Check(folder.Path, cancellation: Token);

        report.Problems.ShouldBeEmpty();
        report.Notes.ShouldBeEmpty();
        report.Entries.ShouldBe(300);
        report.Files.ShouldBe(7);
    }

    [Fact]
    public async Task A_flipped_bit_at_any_sampled_byte_of_any_file_is_found_and_the_file_named()
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder, 262);
        var files = DataFolder.Covered(folder).ToList();
        files.ShouldContain("log/tile/1/000.p/1");
        files.ShouldContain("live/d1/journal.jsonl");
        var flips = 0;

        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(folder.At(file));
            foreach (var (at, bit) in Positions(file, bytes.Length))
            {
                bytes[at] ^= (byte)(1 << bit);
                File.WriteAllBytes(folder.At(file), bytes);
                var report = Fsck.Check(folder.Path, cancellation: Token);
                report.Problems.Select(problem => problem.File).ShouldContain(file, $"bit {bit} of byte {at}");
                if (!file.StartsWith("log/tile/entries", StringComparison.Ordinal) && file != "live/d1/journal.jsonl")
                {
                    // What no longer names its files leaves them without an account; anything else leaves the others alone.
                    report.Problems.Select(problem => problem.File).Distinct().ShouldBe([file]);
                }

                bytes[at] ^= (byte)(1 << bit);
                flips++;
            }

            File.WriteAllBytes(folder.At(file), bytes);
        }

        flips.ShouldBeGreaterThan(400);
        Fsck.Check(folder.Path, cancellation: Token).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_file_that_goes_missing_is_named()
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder);
        var free = new HashSet<string> { "log/lock", "log/fence" };

        foreach (var file in DataFolder.Covered(folder).Where(file => !free.Contains(file)).ToList())
        {
            var moved = Path.Combine(folder.At("keys"), "aside");
            File.Move(folder.At(file), moved);
            var named = Fsck.Check(folder.Path, cancellation: Token).Problems.Select(problem => problem.File).ToList();
            if (file.StartsWith("texts/", StringComparison.Ordinal))
            {
                named.ShouldBeEmpty("a text may be redacted");
            }
            else if (file == "live/d1/journal.jsonl")
            {
                named.ShouldBe(["evidence/d1/2026-01-01/000002.000-2.ts", "evidence/d1/2026-01-01/000003.000-3.ts"]);
            }
            else
            {
                named.ShouldContain(file);
            }

            File.Move(moved, folder.At(file));
        }
    }

    [Theory]
    [InlineData("evidence/d1/2026-01-01/extra.ts")]
    [InlineData("stray")]
    [InlineData("live/d1/stray.ts")]
    [InlineData("live/journal.jsonl")]
    [InlineData("evidence/hidden.db")]
    [InlineData("log/stray")]
    [InlineData("log/tile/0/999")]
    [InlineData("log/tile/0/000.p/999")]
    [InlineData("log/tile/9/000")]
    [InlineData("texts/stray")]
    [InlineData("texts/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("keys2/x")]
    [InlineData("evidence/keys/x")]
    public async Task A_file_that_nothing_vouches_for_is_named(string file)
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder, 10);
        folder.Put(file, file.Contains("e3b0c442", StringComparison.Ordinal) ? [] : [1]);

        Fsck.Check(folder.Path, cancellation: Token).Problems.Select(problem => problem.File).ShouldBe([file]);
    }

    [Fact]
    public async Task Files_in_flight_are_noted_and_are_no_problem()
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder, 10);
        folder.Put("live/d1/000004.000-4.part", [1]);
        folder.Put("log/checkpoint.part", [1]);
        folder.Put("log/tile/0/000.p/11", [1]);

        var report = Fsck.Check(folder.Path, cancellation: Token);

        report.Problems.ShouldBeEmpty();
        report.Notes.Select(note => note.File).ShouldBe(["live/d1/000004.000-4.part", "log/checkpoint.part", "log/tile/0/000.p/11"]);
    }

    [Fact]
    public async Task A_symbolic_link_is_named_and_not_followed()
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder, 10);
        File.CreateSymbolicLink(folder.At("evidence/link"), "/etc/hostname");
        Directory.CreateSymbolicLink(folder.At("loop"), folder.Path);

        Fsck.Check(folder.Path, cancellation: Token).Problems.Select(problem => problem.File).ShouldBe(["evidence/link", "loop"]);
    }

    [Theory]
    [InlineData("log/checkpoint")]
    [InlineData("log/vkey")]
    [InlineData("log/tile/0/000.p/10")]
    [InlineData("log/tile/entries/000.p/10")]
    [InlineData("live/d1/journal.jsonl")]
    [InlineData("evidence/d1/2026-01-01/000000.000-0.ts")]
    [InlineData("evidence/pipe")]
    public async Task A_pipe_a_link_or_a_folder_in_a_files_place_is_named_and_never_waited_for(string file)
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder, 10);
        File.Delete(folder.At(file));
        using (var make = System.Diagnostics.Process.Start("mkfifo", [folder.At(file)]))
        {
            await make.WaitForExitAsync(Token);
        }

        Named().ShouldContain(file == "live/d1/journal.jsonl" ? "evidence/d1/2026-01-01/000002.000-2.ts" : file);
        File.Delete(folder.At(file));
        File.CreateSymbolicLink(folder.At(file), "/dev/zero");
        Named().ShouldContain(file);
        File.Delete(folder.At(file));
        Directory.CreateDirectory(folder.At(file));
        if (file != "evidence/pipe")
        {
            Named().ShouldNotBeEmpty();
        }

        List<string> Named() => [.. Task.Run(() => Fsck.Check(folder.Path, cancellation: Token), Token)
            .WaitAsync(TimeSpan.FromSeconds(30), Token).GetAwaiter().GetResult().Problems.Select(problem => problem.File)];
    }

    [Fact]
    public async Task A_rebuilt_log_fails_against_the_known_key_and_against_an_earlier_checkpoint()
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder, 20);
        var earlier = File.ReadAllBytes(folder.At("log/checkpoint"));
        using var forged = new TempFolder();
        using var key = LogKey.Generate(Sample.Origin);
        await using (var writer = await LogWriter.OpenAsync(forged.Path, key, Sample.Origin, TimeProvider.System, Token))
        {
            await Sample.FillAsync(writer, 30);
        }

        Fsck.Check(forged.Path, cancellation: Token).Problems.ShouldBeEmpty();
        Fsck.Check(forged.Path, new FsckOptions(Key: Sample.Key.Verifier), Token).Problems.ShouldContain(problem => problem.File == "log/vkey");
        Fsck.Check(forged.Path, new FsckOptions(EarlierCheckpoint: earlier), Token).Problems.ShouldContain(problem => problem.File == "log/checkpoint");
    }

    [Fact]
    public async Task A_log_that_grew_contains_its_earlier_checkpoint_and_one_that_was_cut_or_rewritten_does_not()
    {
        using var folder = new TempFolder();
        await using (var writer = await Sample.OpenAsync(folder.Path))
        {
            await Sample.FillAsync(writer, 270);
        }

        var earlier = File.ReadAllBytes(folder.At("log/checkpoint"));
        var shorter = new TempFolder();
        await using (var writer = await Sample.OpenAsync(shorter.Path))
        {
            await Sample.FillAsync(writer, 100, "other");
        }

        await using (var writer = await Sample.OpenAsync(folder.Path))
        {
            await Sample.FillAsync(writer, 300, "more");
        }

        var options = new FsckOptions(Sample.Key.Verifier, earlier);
        Fsck.Check(folder.Path, options, Token).Problems.ShouldBeEmpty();
        Sentence(shorter, options).ShouldContain("cut");
        await using (var writer = await Sample.OpenAsync(shorter.Path))
        {
            await Sample.FillAsync(writer, 300, "on");
        }

        Sentence(shorter, options).ShouldContain("rewritten");
        shorter.Dispose();

        static string Sentence(TempFolder folder, FsckOptions options) => Fsck.Check(folder.Path, options, Token).Problems.Single().Sentence;
    }

    [Fact]
    public async Task A_check_beside_a_running_writer_is_clean()
    {
        using var folder = new TempFolder();
        await DataFolder.FillAsync(folder, 10);
        await using var writer = await Sample.OpenAsync(folder.Path);
        var journal = PendingJournal.Open(folder.Path, "d2");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var path = $"evidence/d2/2026-01-01/{i}.ts";
                journal.Place(path, DataFolder.Bytes(1000, i));
                var body = journal.Files.Single(file => file.Body.Path == path).Body;
                (await writer.AppendAsync(Sample.Draft($"live{i}", "source/d2", bodies: body), Token)).ShouldBeOfType<AppendResult.Sequenced>();
                journal.Remove([path]);
            }
        }, Token);

        for (var i = 0; i < 20 || (writer.Reader.Latest.Size < 30 && !writing.IsCompleted); i++)
        {
            Fsck.Check(folder.Path, cancellation: Token).Problems.ShouldBeEmpty();
        }

        await stop.CancelAsync();
        await writing;
        writer.Reader.Latest.Size.ShouldBeGreaterThanOrEqualTo(30);
    }

    [Fact]
    public void A_folder_without_a_log_is_a_problem()
    {
        using var folder = new TempFolder();

        Fsck.Check(folder.Path, cancellation: Token).IsClean.ShouldBeFalse();
    }

    /// <summary>Every bit of the small files at the head, samples over the whole length of the others.</summary>
    private static IEnumerable<(int At, int Bit)> Positions(string file, int length)
    {
        if (file is "log/checkpoint" or "log/vkey" or "log/fence")
        {
            return Enumerable.Range(0, length).Select(at => (at, (at * 5) % 8));
        }

        var wanted = Math.Min(length, 12);
        var step = Math.Max(1, length / Math.Max(1, wanted));
        var offset = file.Length % step;
        return Enumerable.Range(0, length).Where(at => at % step == offset || at == length - 1 || at == 0).Select((at, i) => (at, (i * 3) % 8));
    }
}
