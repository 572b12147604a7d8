using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Truceline.Formats.Klv;

namespace Truceline.Formats.Tests.Klv;

/// <summary>
/// Every item of ST 0601, ST 0102 and ST 0903 against tests/vectors/klv-items.jsonl: bytes and values worked out from the formulas of
/// those standards (and ST 1201, ST 1010, ST 1303) by a program that shares nothing with the code under test. One line an item and
/// value: <c>set</c>, <c>tag</c>, <c>bytes</c>, <c>value</c>, <c>unit</c>, and where they apply <c>meaning</c> and <c>mark</c>.
/// </summary>
public sealed class ItemVectors
{
    private static readonly KlvStandard[] InFull =
    [
        KlvStandard.St0601, KlvStandard.St0102, KlvStandard.St0903, KlvStandard.St0903Target, KlvStandard.St0903Tracker,
        KlvStandard.St0903Mask, KlvStandard.St0903Object, KlvStandard.St0903Feature, KlvStandard.St0903Chip, KlvStandard.St0903Algorithm,
        KlvStandard.St0903Ontology, KlvStandard.St0903Track, KlvStandard.St0903TrackItem, KlvStandard.St1202,
    ];

    [Fact]
    public void Every_item_decodes_to_the_value_that_the_formula_gives()
    {
        foreach (var (line, row) in Rows())
        {
            var standard = Enum.Parse<KlvStandard>(row["set"]!.GetValue<string>());
            var item = Decode(standard, row["tag"]!.GetValue<int>(), row["bytes"]!.GetValue<string>());

            ShouldAgree(row["value"], item["value"], line);
            (item["unit"]?.GetValue<string>()).ShouldBe(row["unit"]?.GetValue<string>(), line);
            (item["mark"]?.GetValue<string>()).ShouldBe(row["mark"]?.GetValue<string>(), line);
            if (row.ContainsKey("meaning"))
            {
                ShouldAgree(row["meaning"], item["meaning"], line);
            }
        }
    }

    [Fact]
    public void Every_item_of_the_sets_read_in_full_has_a_vector()
    {
        var has = Rows().Select(row => (row.Row["set"]!.GetValue<string>(), row.Row["tag"]!.GetValue<int>())).ToHashSet();
        var missing = InFull.SelectMany(standard => Tags(standard).Select(tag => (Set: standard.ToString(), Tag: tag)))
            .Where(item => !has.Contains(item) && item is not ("St1202", 9)).ToList();

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void ST_0601_has_every_tag_from_1_to_143() => Tags(KlvStandard.St0601).ShouldBe(Enumerable.Range(1, 143));

    [Fact]
    public void The_documented_table_of_items_is_that_of_the_code()
    {
        var text = File.ReadAllText(Path.Combine(Repository(), "docs", "formats", "klv-items.md"));

        text.ShouldContain(string.Join('\n', InFull.SelectMany(Table)));
    }

    [Theory]
    [InlineData("0500")]
    [InlineData("010a0401")]
    [InlineData("0283ffff7f83ffff7f0401")]
    [InlineData("02040408")]
    [InlineData("0102040200000000000000000000")]
    [InlineData("0181000105ff00000183ff7f")]
    public void An_array_that_lies_about_itself_is_none(string hex) =>
        Matrices.Read(Convert.FromHexString(hex), floats: true).ShouldBeNull();

    /// <summary>One table a set, as documented.</summary>
    internal static IEnumerable<string> Table(KlvStandard standard)
    {
        yield return $"## {Heading(standard)}\n\n| Tag | Item | Read as | Unit | Range |\n|---|---|---|---|---|";
        var definitions = Definitions.Of(standard);
        foreach (var tag in Tags(standard))
        {
            var item = definitions[tag]!;
            var range = item.Min == 0 && item.Max == 0 ? "" : FormattableString.Invariant($"{item.Min} … {item.Max}");
            yield return $"| {tag} | {item.Name} | {ReadAs(item)} | {item.Unit} | {range} |";
        }

        yield return "";
    }

    private static string Heading(KlvStandard standard) => standard.ToString().Length > 6
        ? $"{KlvStandards.Name(standard)}, {standard.ToString()[6..].Replace("TrackItem", "track item", StringComparison.Ordinal).ToLowerInvariant()}"
        : KlvStandards.Name(standard);

    private static string ReadAs(ItemDefinition item) => item.Encoding switch
    {
        KlvEncoding.Pack => "pack",
        KlvEncoding.Set => $"set of {Heading(item.Inner)}",
        KlvEncoding.SetSeries => $"series of {Heading(item.Inner)}",
        KlvEncoding.UnsignedMap => "unsigned, mapped",
        KlvEncoding.SignedMap => "signed, mapped",
        KlvEncoding.Imapb => "ST 1201",
        KlvEncoding.WideText => "text",
        KlvEncoding.Enumeration => "one of " + string.Join(", ", item.Cases!.Select((name, code) => (name, code)).Where(one => one.name.Length > 0).Select(one => $"{one.code} {one.name}")),
        KlvEncoding.Flags => "bits from the lowest: " + string.Join(", ", item.Cases!),
        var other => other.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<int> Tags(KlvStandard standard) =>
        Definitions.Of(standard).Select((item, tag) => (item, tag)).Where(pair => pair.item is not null).Select(pair => pair.tag);

    private static JsonObject Decode(KlvStandard standard, int tag, string hex)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            new KlvJson().WriteSet(writer, new KlvItems(standard, KlvEncoder.Item(tag, Convert.FromHexString(hex)))).ShouldBeTrue($"{standard} {tag} {hex}");
        }

        return JsonNode.Parse(stream.ToArray())!.AsArray().Single()!.AsObject();
    }

    /// <summary>Items of inner sets need only hold what the vector names of them; numbers agree within a billionth.</summary>
    private static void ShouldAgree(JsonNode? wanted, JsonNode? got, string line)
    {
        switch (wanted)
        {
            case null:
                got.ShouldBeNull(line);
                break;
            case JsonArray list:
                got!.AsArray().Count.ShouldBe(list.Count, line);
                foreach (var (a, b) in list.Zip(got.AsArray()))
                {
                    ShouldAgree(a, b, line);
                }

                break;
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    got!.AsObject().ContainsKey(name).ShouldBeTrue($"{name}: {line}");
                    ShouldAgree(value, got[name], line);
                }

                break;
            case var value when value.GetValueKind() == JsonValueKind.Number:
                got.ShouldNotBeNull(line).GetValue<double>().ShouldBe(value.GetValue<double>(), Math.Max(1e-9, Math.Abs(value.GetValue<double>()) * 1e-9), line);
                break;
            default:
                got!.GetValue<string>().ShouldBe(wanted.GetValue<string>(), line);
                break;
        }
    }

    private static IEnumerable<(string Line, JsonObject Row)> Rows() =>
        File.ReadLines(Path.Combine(Repository(), "tests", "vectors", "klv-items.jsonl"), Encoding.UTF8).Select(line => (line, JsonNode.Parse(line)!.AsObject()));

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Truceline.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
