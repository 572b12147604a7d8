namespace Truceline.Ledger.Tests.Writing;

public sealed class CrashTests
{
    private static readonly int[] Groups = [1, 3, 250, 1, 1, 5, 260, 2];

    [Fact]
    public void A_crash_at_any_step_loses_nothing_that_was_acknowledged_and_leaves_a_log_that_opens()
    {
        var whole = new TroubledStore();
        WriteAll(whole, Groups);
        whole.Steps.ShouldBeGreaterThan(40);

        for (var step = 1; step <= whole.Steps; step++)
        {
            for (var seed = 0; seed < 3; seed++)
            {
                var store = new TroubledStore { CrashAt = step, Chance = new Random((step * 100) + seed) };
                var acknowledged = WriteAll(store, Groups);

                var after = store.AfterCrash();
                var sequencer = Open(after);

                sequencer.Published.Size.ShouldBeGreaterThanOrEqualTo(acknowledged.Count);
                ShouldBeWhole(after, sequencer);
                foreach (var (command, index) in acknowledged)
                {
                    sequencer.Commit([Sample.Draft(command)]).Single().ShouldBe(new AppendResult.Repeated(index));
                }

                sequencer.Commit([Sample.Draft("and on")]).Single().ShouldBeOfType<AppendResult.Sequenced>();
                ShouldBeWhole(after, sequencer);
            }
        }
    }

    [Fact]
    public void A_crash_while_opening_after_a_crash_is_no_worse()
    {
        for (var step = 10; step < 50; step += 3)
        {
            for (var second = 1; second < 12; second++)
            {
                var store = new TroubledStore { CrashAt = step, Chance = new Random(step) };
                var acknowledged = WriteAll(store, Groups);
                var again = store.AfterCrash();
                again.CrashAt = second;
                Attempt(() => Open(again));

                var last = again.AfterCrash();
                var sequencer = Open(last);

                sequencer.Published.Size.ShouldBeGreaterThanOrEqualTo(acknowledged.Count);
                ShouldBeWhole(last, sequencer);
            }
        }
    }

    [Fact]
    public void A_failing_step_refuses_the_group_or_keeps_it_and_never_a_part_of_it()
    {
        var whole = new TroubledStore();
        WriteAll(whole, Groups);
        for (var step = 4; step <= whole.Steps; step++)
        {
            var store = new TroubledStore { FailAt = step };
            var sequencer = Open(store);
            var size = 0L;
            foreach (var group in Groups)
            {
                var answers = sequencer.Commit(Drafts(size, group));
                answers.Select(answer => answer.GetType()).Distinct().Count().ShouldBe(1);
                if (answers[0] is AppendResult.Refused refused)
                {
                    refused.Reason.ShouldEndWith(".");
                    sequencer.Published.Size.ShouldBe(size);
                    answers = sequencer.Commit(Drafts(size, group));
                }

                answers.ShouldAllBe(answer => answer is AppendResult.Sequenced);
                size += group;
            }

            // An older partial tile that could not be removed goes at the next opening.
            var again = store.AfterCrash();
            sequencer = Open(again);
            sequencer.Published.Size.ShouldBe(size);
            ShouldBeWhole(again, sequencer);
        }
    }

    [Fact]
    public void A_full_disk_refuses_with_a_sentence_and_the_log_works_again_when_there_is_space()
    {
        var store = new TroubledStore();
        var sequencer = Open(store);
        sequencer.Commit(Drafts(0, 5)).ShouldAllBe(answer => answer is AppendResult.Sequenced);
        var files = store.Paths.Order().ToList();

        store.IsFull = true;
        for (var i = 0; i < 3; i++)
        {
            sequencer.Commit([Sample.Draft("wait", expected: 4)]).Single().ShouldBeOfType<AppendResult.Refused>().Reason.ShouldContain("full");
        }

        store.Paths.Order().ShouldBe(files);
        store.IsFull = false;
        sequencer.Commit([Sample.Draft("wait", expected: 4)]).Single().ShouldBe(new AppendResult.Sequenced(5, 5));
        ShouldBeWhole(store, sequencer);
    }

    [Fact]
    public void A_read_only_store_refuses_with_a_sentence()
    {
        var store = new TroubledStore();
        var sequencer = Open(store);
        store.IsReadOnly = true;

        sequencer.Commit([Sample.Draft("wait")]).Single().ShouldBeOfType<AppendResult.Refused>().Reason.ShouldContain("read-only");
        store.IsReadOnly = false;
        sequencer.Commit([Sample.Draft("wait")]).Single().ShouldBe(new AppendResult.Sequenced(0, 0));
    }

    [Fact]
    public void A_writer_that_was_replaced_stops_before_it_writes()
    {
        var store = new TroubledStore();
        var first = Open(store);
        first.Commit(Drafts(0, 3)).ShouldAllBe(answer => answer is AppendResult.Sequenced);
        var second = Open(store);
        var steps = store.Steps;

        first.Commit([Sample.Draft("late")]).Single().ShouldBeOfType<AppendResult.Refused>().Reason.ShouldContain("taken over");
        store.Steps.ShouldBe(steps);
        second.Commit([Sample.Draft("next")]).Single().ShouldBe(new AppendResult.Sequenced(3, 3));
        ShouldBeWhole(store, second);
    }

    [Fact]
    public void A_file_that_does_not_read_back_is_never_published()
    {
        var store = new TroubledStore();
        var sequencer = Open(store);
        var lying = new LyingStore(store);
        var other = Open(lying);
        lying.Lie = true;

        other.Commit([Sample.Draft("x")]).Single().ShouldBeOfType<AppendResult.Refused>().Reason.ShouldContain("read back");
        other.Published.Size.ShouldBe(0);
        lying.Lie = false;
        other.Commit([Sample.Draft("x")]).Single().ShouldBe(new AppendResult.Sequenced(0, 0));
        sequencer.Published.Size.ShouldBe(0);
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("tile/entries/001.p/3")]
    [InlineData("tile/0/001.p/3")]
    [InlineData("tile/1/000.p/1")]
    [InlineData("tile/entries/000")]
    [InlineData("tile/0/000")]
    public void A_log_with_a_file_missing_or_a_damaged_tail_does_not_open(string path)
    {
        var store = new TroubledStore();
        Open(store).Commit(Drafts(0, 259)).ShouldAllBe(answer => answer is AppendResult.Sequenced);
        var bytes = store.Read(path).ShouldNotBeNull();

        store.Delete(path);
        Should.Throw<LogFaultException>(() => Open(store)).Message.ShouldContain(path);
        if (path is not ("tile/0/000" or "tile/entries/000"))
        {
            bytes[^20] ^= 1;
            store.Write(path, bytes);
            Should.Throw<LogFaultException>(() => Open(store));
            bytes[^20] ^= 1;
        }

        store.Write(path, bytes);
        Open(store).Published.Size.ShouldBe(259);
    }

    private static Sequencer Open(ILogStore store) => new LogOpening(store, Sample.Key, Sample.Origin).Open(_ => null);

    private static List<EntryDraft> Drafts(long first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Sample.Draft($"c{first + i}"))];

    /// <summary>Writes groups until the machine stops; what was acknowledged, with its index.</summary>
    private static List<(string Command, long Index)> WriteAll(TroubledStore store, int[] groups)
    {
        var acknowledged = new List<(string, long)>();
        Attempt(() =>
        {
            var sequencer = Open(store);
            foreach (var group in groups)
            {
                var drafts = Drafts(acknowledged.Count, group);
                foreach (var (draft, answer) in drafts.Zip(sequencer.Commit(drafts)))
                {
                    acknowledged.Add((draft.Command, answer.ShouldBeOfType<AppendResult.Sequenced>().Index));
                }
            }
        });
        return acknowledged;
    }

    private static void Attempt(Action act)
    {
        try
        {
            act();
        }
        catch (TroubledStore.CrashException)
        {
            // The machine stopped.
        }
    }

    /// <summary>Every tile and bundle of the tree is there, agrees with the root, and nothing else lies beside it.</summary>
    private static void ShouldBeWhole(TroubledStore store, Sequencer sequencer)
    {
        var size = sequencer.Published.Size;
        store.List("tile").Order().ShouldBe(TilePath.Of(size).Select(tile => tile.ToString()).Order());
        var reader = new LogReader(store, Sample.Key.Verifier);
        reader.Latest.ShouldBe(sequencer.Published);
        var edge = new TreeEdge();
        for (var index = 0L; index < size; index++)
        {
            edge.Append(Rfc6962.Leaf(reader.Envelope(index, size).Span));
        }

        edge.Root().ShouldBe(sequencer.Published.Root);
        reader.RootAt(size).ShouldBe(sequencer.Published.Root);
    }

    private sealed class LyingStore(ILogStore inner) : ILogStore
    {
        public bool Lie { get; set; }

        public byte[]? Read(string path) => inner.Read(path) is not { } bytes || !Lie || !path.StartsWith("tile", StringComparison.Ordinal)
            ? inner.Read(path)
            : [.. bytes[..^1], (byte)(bytes[^1] ^ 1)];

        public void Write(string path, ReadOnlySpan<byte> bytes) => inner.Write(path, bytes);

        public void Flush(IReadOnlyCollection<string> paths) => inner.Flush(paths);

        public void Replace(string path, ReadOnlySpan<byte> bytes) => inner.Replace(path, bytes);

        public void Delete(string path) => inner.Delete(path);

        public IReadOnlyList<string> List(string folder) => inner.List(folder);
    }
}
