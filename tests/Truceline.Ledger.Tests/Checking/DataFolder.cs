namespace Truceline.Ledger.Tests.Checking;

/// <summary>A small data folder with some of everything that a centre keeps.</summary>
internal static class DataFolder
{
    public static async Task FillAsync(TempFolder folder, int entries = 300)
    {
        var token = TestContext.Current.CancellationToken;
        await using var writer = await Sample.OpenAsync(folder.Path);
        await Append(writer, Sample.Draft("genesis", "mission"));
        var segment = folder.Put("evidence/d1/2026-01-01/000000.000-0.ts", Bytes(5000, 1));
        var sidecar = folder.Put("evidence/d1/2026-01-01/000000.000-0.index.jsonl", "{\"t\":1}\n"u8.ToArray());
        var empty = folder.Put("evidence/d1/2026-01-01/000001.000-1.ts", []);
        await Append(writer, Sample.Draft("segments", "source/d1", bodies: [segment, sidecar, empty]));
        await Append(writer, Sample.Draft("rules", "mission", bodies: folder.Put("mission/abc/mission.yaml", Bytes(300, 2))));
        var text = Bytes(100, 3);
        folder.Put($"texts/{Hash.Of(text)}", text);
        await Append(writer, Sample.Draft("judged") with
        {
            Statement = System.Text.Encoding.UTF8.GetBytes($$"""{"form":"{\"text\":\"{{Hash.Of(text)}}\"}"}"""),
            Endorsements = [Sample.Endorse("truceline/finding/v1\n")],
        });
        await Sample.FillAsync(writer, entries - 4);

        var journal = PendingJournal.Open(folder.Path, "d1");
        journal.Place("evidence/d1/2026-01-01/000002.000-2.ts", Bytes(400, 4));
        journal.Place("evidence/d1/2026-01-01/000003.000-3.ts", Bytes(300, 5));
        File.WriteAllText(folder.At("register.db"), "derived");
        File.WriteAllText(folder.At("access.db-wal"), "accounts");
        Directory.CreateDirectory(folder.At("keys"));
        File.WriteAllText(folder.At("keys/log.key"), "secret");

        async Task Append(LogWriter to, EntryDraft draft) => (await to.AppendAsync(draft, token)).ShouldBeOfType<AppendResult.Sequenced>();
    }

    public static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(((i * 31) + (seed * 17) + (i >> 3)) & 0xff);
        }

        return bytes;
    }

    /// <summary>Files that the check answers for.</summary>
    public static IEnumerable<string> Covered(TempFolder folder) =>
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.Path, file))
            .Where(file => !file.StartsWith("keys/", StringComparison.Ordinal) && (file.Contains('/', StringComparison.Ordinal) || !file.Contains(".db", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
}
