using System.Text.RegularExpressions;
using Truceline.Ledger;
using Truceline.Simulator.Chance;

namespace Truceline.Scenario.Tests;

/// <summary>One flipped bit anywhere in a data folder is found, and the file named.</summary>
public sealed partial class FlippedBitTests(GoldenHour hour)
{
    private const int Flips = 24;

    [Fact]
    public void Fsck_names_the_file_in_which_one_bit_was_flipped()
    {
        var chance = new Pcg32(2020, 11);
        var data = hour.Folder("flipped");
        Copy(hour.Data, data);
        Check(data).IsClean.ShouldBeTrue();

        foreach (var file in Chosen(data, chance))
        {
            var path = Path.Combine(data, file);
            var bytes = File.ReadAllBytes(path);
            var bit = (int)(chance.Next() % (bytes.Length * 8L));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, bytes);

            Check(data).Problems.Select(problem => problem.File).ShouldContain(file, $"bit {bit} of {file}");

            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, bytes);
        }

        Check(data).IsClean.ShouldBeTrue();
    }

    private static FsckReport Check(string data) => Fsck.Check(data, cancellation: TestContext.Current.CancellationToken);

    /// <summary>One file of every sort there is, and others by chance.</summary>
    private static List<string> Chosen(string data, Pcg32 chance)
    {
        string[] all = [.. Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length > 0).Select(path => Path.GetRelativePath(data, path))
            .Where(file => !file.StartsWith("keys/", StringComparison.Ordinal) && !file.Contains(".db", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var sorts = all.GroupBy(file => Digits().Replace(file, "0")).Select(sort => sort.ElementAt((int)(chance.Next() % sort.Count()))).ToList();
        sorts.Count.ShouldBeGreaterThan(8);
        while (sorts.Count < Flips)
        {
            sorts.Add(all[chance.Next() % all.Length]);
        }

        return sorts;
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    [GeneratedRegex("[0-9a-f]+")]
    private static partial Regex Digits();
}
