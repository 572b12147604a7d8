using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Truceline.Architecture.Tests;

public sealed partial class ArrowTests
{
    [Fact]
    public void Every_arrow_between_projects_stands_in_the_table_and_every_row_of_the_table_is_a_project()
    {
        var allowed = Table();
        var actual = Projects();

        actual.Keys.Order().ShouldBe(allowed.Keys.Order());
        foreach (var (project, references) in actual)
        {
            references.Except(allowed[project]).ShouldBeEmpty($"{project} refers to what docs/architecture.md does not allow it.");
        }
    }

    [Theory]
    [InlineData("Truceline.Core")]
    [InlineData("Truceline.Formats")]
    [InlineData("Truceline.Ledger")]
    [InlineData("Truceline.Signals")]
    public void Leaves_refer_to_nothing_of_ours(string project) => Projects()[project].ShouldBeEmpty();

    [Fact]
    public void Verify_refers_to_the_ledger_alone() => Projects()["Truceline.Verify"].ShouldBe(["Truceline.Ledger"]);

    [Fact]
    public void Only_formats_and_signals_may_use_unsafe_code()
    {
        var others = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("Truceline.Formats", StringComparison.Ordinal)
                && !Path.GetFileName(file).StartsWith("Truceline.Signals", StringComparison.Ordinal));

        others.Where(file => File.ReadAllText(file).Contains("AllowUnsafeBlocks", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_core_is_held_pure_by_the_analyser()
    {
        var project = Checkout.Read("src/Truceline.Core/Truceline.Core.csproj");

        project.ShouldContain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        project.ShouldContain("BannedSymbols.txt");
        Checkout.Read("src/Truceline.Core/BannedSymbols.txt").ShouldContain("N:System.IO;");
        Checkout.Read("Directory.Build.props").ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        SourcesOf("Truceline.Core").Where(text => text.Contains("pragma warning disable RS0030", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> SourcesOf(string project) =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", project), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static Dictionary<string, string[]> Projects() =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => XDocument.Load(file).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
                .Order().ToArray());

    /// <summary>The rows "| `Truceline.X` | `Truceline.Y`, … |" of docs/architecture.md.</summary>
    private static Dictionary<string, string[]> Table() =>
        Row().Matches(Checkout.Read("docs/architecture.md")).ToDictionary(
            row => row.Groups["from"].Value,
            row => Name().Matches(row.Groups["to"].Value).Select(name => name.Value).ToArray());

    [GeneratedRegex(@"^\| `(?<from>Truceline\.\w+)` \|(?<to>[^|\n]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"Truceline\.\w+")]
    private static partial Regex Name();
}
