using System.Text;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Register;
using Truceline.Sqlite;

namespace Truceline.Engine.Tests.Register;

/// <summary>One suite for all stores: whoever adds one adds a line to <see cref="Stores"/>.</summary>
public sealed class Every_store_keeps_the_register_alike
{
    private static readonly Instant At = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly RegisterPosition Position = new(7, 1, "truceline/test", "ab");

    public static TheoryData<string> Stores => ["memory", "sqlite"];

    [Theory]
    [MemberData(nameof(Stores))]
    public void What_is_not_committed_is_not_there(string kind)
    {
        using var folder = new TemporaryFolder();
        using var store = Open(kind, folder);
        using (var batch = store.Begin())
        {
            batch.Put("case", "1", At, "{}"u8.ToArray());
            batch.Get("case", "1").ShouldBe("{}");
            batch.List("case", null, null).ShouldBe(["{}"]);
        }

        store.Get("case", "1").ShouldBeNull();
        store.Position.ShouldBe(RegisterPosition.None);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_batch_is_seen_whole_and_the_last_value_of_a_document_counts(string kind)
    {
        using var folder = new TemporaryFolder();
        using var store = Open(kind, folder);
        Commit(store, ("case", "1", At, "old"), ("case", "1", At, "new"), ("key", "1", At, "other"));
        store.Get("case", "1").ShouldBe("new");
        store.Get("key", "1").ShouldBe("other");
        store.Get("key", "2").ShouldBeNull();
        store.Position.ShouldBe(Position);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void Lists_go_by_time_then_by_id_and_end_before_their_end(string kind)
    {
        using var folder = new TemporaryFolder();
        using var store = Open(kind, folder);
        var later = At + Duration.FromSeconds(1);
        Commit(store, ("case", "b", At, "2"), ("case", "a", later, "3"), ("case", "B", At, "1"), ("other", "x", At, "0"));
        store.List("case", null, null).ShouldBe(["1", "2", "3"]);
        store.List("case", At, later).ShouldBe(["1", "2"]);
        store.List("case", later, null).ShouldBe(["3"]);
        using var batch = store.Begin();
        batch.Put("case", "b", later + Duration.FromSeconds(1), "moved"u8.ToArray());
        batch.List("case", null, null).ShouldBe(["1", "3", "moved"]);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void All_documents_come_in_ordinal_order_and_clearing_leaves_none(string kind)
    {
        using var folder = new TemporaryFolder();
        using var store = Open(kind, folder);
        Commit(store, ("b", "1", At, "4"), ("a", "b", At, "3"), ("a", "B", At, "1"), ("a", "a", At, "2"));
        store.Ids("a").ShouldBe(["B", "a", "b"]);
        store.Ids("c").ShouldBeEmpty();
        store.All().ShouldBe([new("a", "B", "1"), new("a", "a", "2"), new("a", "b", "3"), new("b", "1", "4")]);
        store.Clear();
        store.All().ShouldBeEmpty();
        store.Position.ShouldBe(RegisterPosition.None);
    }

    [Fact]
    public void SQLite_keeps_it_over_a_restart_and_begins_anew_where_the_file_is_no_database()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open("sqlite", folder))
        {
            Commit(store, ("case", "1", At, "kept"));
        }

        using (var store = Open("sqlite", folder))
        {
            store.Get("case", "1").ShouldBe("kept");
            store.Position.ShouldBe(Position);
        }

        File.WriteAllText(folder["register.db"], new string('x', 10_000));
        File.Delete(folder["register.db-wal"]);
        using (var store = Open("sqlite", folder))
        {
            store.Get("case", "1").ShouldBeNull();
            store.Position.ShouldBe(RegisterPosition.None);
        }
    }

    private static IRegisterStore Open(string kind, TemporaryFolder folder) =>
        kind == "memory" ? new RegisterInMemory() : SqliteRegister.Open(folder["register.db"]);

    private static void Commit(IRegisterStore store, params (string Kind, string Id, Instant At, string Json)[] documents)
    {
        using var batch = store.Begin();
        foreach (var (kind, id, at, json) in documents)
        {
            batch.Put(kind, id, at, Encoding.UTF8.GetBytes(json));
        }

        batch.Commit(Position);
    }
}
