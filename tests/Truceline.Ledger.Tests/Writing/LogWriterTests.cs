namespace Truceline.Ledger.Tests.Writing;

public sealed class LogWriterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_log_is_empty_and_signed()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);

        writer.Reader.Latest.ShouldBe(new Checkpoint(Sample.Origin, 0, Rfc6962.EmptyRoot));
        LogReader.Open(folder.Path).Latest.Size.ShouldBe(0);
    }

    [Fact]
    public async Task An_answered_entry_is_published_and_reads_back()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);
        var body = folder.Put("evidence/d1/2026-01-01/a.ts", [1, 2, 3]);
        var draft = Sample.Draft("open", expected: -1, bodies: body) with { Endorsements = [Sample.Endorse("truceline/test\n")] };

        (await writer.AppendAsync(draft, Token)).ShouldBe(new AppendResult.Sequenced(0, 0));

        var entry = LogReader.Open(folder.Path).Read(0).ShouldNotBeNull();
        entry.Header.Stream.ShouldBe(draft.Stream);
        entry.Header.Bodies.ShouldBe([body]);
        entry.Header.VerifierKey.ShouldBe(Sample.Key.VerifierKey);
        entry.Header.Endorsements.Single().Verifies().ShouldBeTrue();
        entry.Statement.ToArray().ShouldBe(draft.Statement.ToArray());
    }

    [Fact]
    public async Task Versions_count_in_their_stream_and_a_wrong_expectation_conflicts()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);

        (await writer.AppendAsync(Sample.Draft("a", "case/1", -1), Token)).ShouldBe(new AppendResult.Sequenced(0, 0));
        (await writer.AppendAsync(Sample.Draft("b", "case/2", -1), Token)).ShouldBe(new AppendResult.Sequenced(1, 0));
        (await writer.AppendAsync(Sample.Draft("c", "case/1", 0), Token)).ShouldBe(new AppendResult.Sequenced(2, 1));
        (await writer.AppendAsync(Sample.Draft("d", "case/1", 0), Token)).ShouldBe(new AppendResult.Conflict(1));
        (await writer.AppendAsync(Sample.Draft("e", "case/3", 4), Token)).ShouldBe(new AppendResult.Conflict(-1));
    }

    [Fact]
    public async Task A_repeated_command_is_answered_with_its_first_index_also_after_reopening()
    {
        using var folder = new TempFolder();
        await using (var writer = await Sample.OpenAsync(folder.Path))
        {
            await Sample.FillAsync(writer, 300);
            (await writer.AppendAsync(Sample.Draft("c7"), Token)).ShouldBeOfType<AppendResult.Repeated>();
        }

        await using var again = await Sample.OpenAsync(folder.Path);
        for (var i = 0; i < 300; i++)
        {
            var index = (await again.AppendAsync(Sample.Draft($"c{i}"), Token)).ShouldBeOfType<AppendResult.Repeated>().Index;
            again.Reader.Read(index)!.Header.Command.ShouldBe($"c{i}");
        }

        again.Reader.Latest.Size.ShouldBe(300);
    }

    [Fact]
    public async Task A_hundred_parallel_appenders_to_one_stream_get_a_hundred_versions()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => writer.AppendAsync(Sample.Draft($"p{i}"), Token))));

        answers.Cast<AppendResult.Sequenced>().Select(answer => answer.Version).Order().ShouldBe(Enumerable.Range(0, 100).Select(i => (long)i));
        var entries = new List<LoggedEntry>();
        await foreach (var entry in writer.Reader.ReadAsync(0, long.MaxValue, Token))
        {
            entries.Add(entry);
        }

        entries.Select(entry => entry.Header.Version).ShouldBe(Enumerable.Range(0, 100).Select(i => (long)i));
    }

    [Fact]
    public async Task Of_a_hundred_racers_that_expect_the_same_version_one_wins()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => Task.Run(() => writer.AppendAsync(Sample.Draft($"r{i}", expected: -1), Token))));

        answers.Count(answer => answer is AppendResult.Sequenced).ShouldBe(1);
        answers.Count(answer => answer is AppendResult.Conflict { CurrentVersion: 0 }).ShouldBe(99);
    }

    [Fact]
    public async Task A_command_sent_twice_at_once_is_entered_once()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => writer.AppendAsync(Sample.Draft("same"), Token))));

        answers.Count(answer => answer is AppendResult.Sequenced).ShouldBe(1);
        answers.Count(answer => answer is AppendResult.Repeated { Index: 0 }).ShouldBe(49);
        writer.Reader.Latest.Size.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_writer_is_refused_while_the_first_lives()
    {
        using var folder = new TempFolder();
        await using (await Sample.OpenAsync(folder.Path))
        {
            (await Should.ThrowAsync<LogFaultException>(() => Sample.OpenAsync(folder.Path))).Message.ShouldContain("locked");
        }

        await using var next = await Sample.OpenAsync(folder.Path);
        next.Reader.Latest.Size.ShouldBe(0);
    }

    [Fact]
    public async Task Another_key_cannot_take_up_the_log()
    {
        using var folder = new TempFolder();
        await (await Sample.OpenAsync(folder.Path)).DisposeAsync();
        using var other = LogKey.Generate(Sample.Origin);

        await Should.ThrowAsync<LogFaultException>(() => LogWriter.OpenAsync(folder.Path, other, Sample.Origin, TimeProvider.System, Token));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{} ")]
    [InlineData("{}x")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"b\":{\"a\":1,\"\\u0061\":2}}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{/**/}")]
    public async Task A_statement_that_is_not_a_strict_object_is_refused(string statement)
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);
        var draft = Sample.Draft("bad") with { Statement = System.Text.Encoding.UTF8.GetBytes(statement) };

        // White space after the object is still one value; everything else is refused.
        var answer = await writer.AppendAsync(draft, Token);
        (answer is AppendResult.Refused).ShouldBe(statement != "{} ");
    }

    [Fact]
    public async Task What_an_entry_cannot_vouch_for_is_refused_with_a_sentence()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);
        var body = folder.Put("evidence/a", [1]);

        foreach (var path in (string[])["/etc/passwd", "../x", "evidence/../log/checkpoint", "log/checkpoint", "keys/k", "live/x", "a", "evidence//a", "evidence/absent"])
        {
            await Refused(Sample.Draft("bad", bodies: body with { Path = path }));
        }

        await Refused(Sample.Draft("bad", bodies: body with { Length = 2 }));
        await Refused(Sample.Draft(new string('x', 129)));
        await Refused(Sample.Draft("bad", "stream with spaces"));
        await Refused(Sample.Draft("bad") with { Kind = "Upper" });
        await Refused(Sample.Draft("bad") with { Endorsements = [Sample.Endorse("a") with { Message = [1] }] });
        await Refused(Sample.Draft("bad") with { Statement = System.Text.Encoding.UTF8.GetBytes($$"""{"x":"{{new string('y', 50_000)}}"}""") });
        writer.Reader.Latest.Size.ShouldBe(0);

        async Task Refused(EntryDraft draft) =>
            (await writer.AppendAsync(draft, Token)).ShouldBeOfType<AppendResult.Refused>().Reason.ShouldEndWith(".");
    }

    [Fact]
    public async Task Older_partial_tiles_go_when_a_fuller_one_is_published()
    {
        using var folder = new TempFolder();
        await using var writer = await Sample.OpenAsync(folder.Path);
        for (var i = 0; i < 5; i++)
        {
            await writer.AppendAsync(Sample.Draft($"n{i}"), Token);
        }

        await Sample.FillAsync(writer, 295);

        Directory.GetFiles(Path.Combine(folder.Log, "tile"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.Log, file)).Order(StringComparer.Ordinal)
            .ShouldBe(["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/44"]);
    }
}
