using System.Text;

namespace Truceline.Ledger.Tests.Pending;

public sealed class PendingJournalTests
{
    [Fact]
    public void A_placed_file_is_in_its_place_and_listed_until_it_is_struck_off()
    {
        using var folder = new TempFolder();
        var journal = PendingJournal.Open(folder.Path, "d1");
        var file = Part(folder, journal, "0", [1, 2, 3]);

        journal.Place([file]);
        journal.Place("bulletins/2026-01-01/1.json", "{}"u8);

        File.ReadAllBytes(folder.At(file.Body.Path)).ShouldBe([1, 2, 3]);
        File.Exists(folder.At(file.Part)).ShouldBeFalse();
        var again = PendingJournal.Open(folder.Path, "d1");
        again.Files.Select(listed => listed.Body.Path).ShouldBe([file.Body.Path, "bulletins/2026-01-01/1.json"]);
        Encoding.UTF8.GetString(again.Files[0].Details!.Value.Span).ShouldBe("{\"from\":\"2026\"}");
        again.Remove([file.Body.Path]);
        PendingJournal.Open(folder.Path, "d1").Files.Count.ShouldBe(1);
        File.Exists(folder.At(file.Body.Path)).ShouldBeTrue();
    }

    [Fact]
    public void A_placing_that_a_crash_interrupted_is_finished_at_the_next_opening()
    {
        using var folder = new TempFolder();
        var journal = PendingJournal.Open(folder.Path, "d1");
        var file = Part(folder, journal, "0", [1, 2, 3]);
        journal.Place([file]);
        File.Move(folder.At(file.Body.Path), folder.At(file.Part));
        Directory.Delete(folder.At("evidence"), recursive: true);

        PendingJournal.Open(folder.Path, "d1").Files.Single().Body.ShouldBe(file.Body);

        File.ReadAllBytes(folder.At(file.Body.Path)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Nothing_that_was_recorded_is_overwritten_and_the_same_bytes_may_be_placed_again()
    {
        using var folder = new TempFolder();
        var journal = PendingJournal.Open(folder.Path, "d1");
        journal.Place("evidence/a", "x"u8);

        Should.Throw<IOException>(() => journal.Place("evidence/a", "y"u8)).Message.ShouldContain("evidence/a");
        journal.Place("evidence/a", "x"u8);

        File.ReadAllText(folder.At("evidence/a")).ShouldBe("x");
        journal.Files.Count.ShouldBe(1);
    }

    [Fact]
    public void Each_line_carries_the_digest_of_what_stands_before_it()
    {
        using var folder = new TempFolder();
        var journal = PendingJournal.Open(folder.Path, "d1");
        journal.Place("evidence/a", "x"u8);

        var line = File.ReadAllText(folder.At("live/d1/journal.jsonl"));

        line.ShouldBe(
            "{\"path\":\"evidence/a\",\"length\":1,\"sha256\":\"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\"," +
            $"\"part\":\"live/d1/a.part\",\"line\":\"{Hash.Of(Encoding.UTF8.GetBytes(line[..^76] + "}"))}\"}}\n");
    }

    [Fact]
    public void No_flipped_bit_of_a_journal_is_believed()
    {
        using var folder = new TempFolder();
        var journal = PendingJournal.Open(folder.Path, "d1");
        journal.Place("evidence/a", "x"u8);
        journal.Place("evidence/b", "y"u8);
        var path = folder.At("live/d1/journal.jsonl");
        var bytes = File.ReadAllBytes(path);

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            PendingJournal.Parse(bytes).ShouldBeNull($"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        File.WriteAllBytes(path, bytes[..^1]);
        Should.Throw<LogFaultException>(() => PendingJournal.Open(folder.Path, "d1")).Message.ShouldContain("live/d1/journal.jsonl");
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("")]
    [InlineData("a/b")]
    public void An_owner_stays_in_its_folder(string owner)
    {
        using var folder = new TempFolder();

        Should.Throw<ArgumentException>(() => PendingJournal.Open(folder.Path, owner));
    }

    private static PendingFile Part(TempFolder folder, PendingJournal journal, string name, byte[] bytes)
    {
        var part = journal.PartPath(name);
        folder.Put(part, bytes);
        return new PendingFile(
            new Body($"evidence/d1/2026-01-01/{name}.ts", bytes.Length, Hash.Of(bytes)), part, "{\"from\":\"2026\"}"u8.ToArray());
    }
}
