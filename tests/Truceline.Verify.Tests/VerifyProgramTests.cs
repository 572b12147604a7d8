using System.Text;
using System.Text.Json;
using Truceline.Ledger;

namespace Truceline.Verify.Tests;

public sealed class VerifyProgramTests : IAsyncLifetime
{
    private const string Origin = "truceline.test/verify";

    private readonly string _folder = Directory.CreateTempSubdirectory("truceline-verify-").FullName;
    private readonly LogKey _key = LogKey.Generate(Origin);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(At("evidence"));
        await File.WriteAllBytesAsync(At("evidence/a.ts"), [1, 2, 3], Token);
        await AppendAsync("first", new Body("evidence/a.ts", 3, Hash.Of([1, 2, 3])));
    }

    [Fact]
    public void A_sound_record_is_well_and_the_exit_code_says_so()
    {
        var (code, output, errors) = Run(_folder);

        code.ShouldBe(0);
        output.ShouldContain("All is well.");
        output.ShouldContain(Origin);
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_damaged_file_is_named_and_the_exit_code_is_one()
    {
        File.WriteAllBytes(At("evidence/a.ts"), [1, 2, 2]);

        var (code, output, _) = Run(_folder);

        code.ShouldBe(1);
        output.ShouldContain("WRONG  evidence/a.ts");
        output.ShouldContain("1 found.");
    }

    [Fact]
    public void Json_is_one_object_and_nothing_else()
    {
        File.WriteAllText(At("stray\u202e"), "x");

        var (code, output, errors) = Run(_folder, "--json", "--key", _key.VerifierKey);

        code.ShouldBe(1);
        errors.ShouldBeEmpty();
        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("ok").GetBoolean().ShouldBeFalse();
        report.RootElement.GetProperty("size").GetInt64().ShouldBe(1);
        report.RootElement.GetProperty("problems")[0].GetProperty("file").GetString().ShouldBe("stray\u202e");
        Run(_folder).Output.ShouldContain("stray\\u202e");
    }

    [Fact]
    public async Task The_log_contains_a_checkpoint_that_was_saved_earlier_unless_it_was_cut()
    {
        var (earlier, later) = (Path.GetTempFileName(), Path.GetTempFileName());
        File.Copy(At("log/checkpoint"), earlier, overwrite: true);
        var copy = CopyFolder();
        await AppendAsync("second");
        File.Copy(At("log/checkpoint"), later, overwrite: true);

        Run(_folder, "--checkpoint", earlier).Code.ShouldBe(0);
        var (code, output, _) = Run(copy, "--checkpoint", later);
        code.ShouldBe(1);
        output.ShouldContain("The log was cut");
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public void Another_key_than_the_known_one_is_a_problem()
    {
        using var other = LogKey.Generate(Origin);

        Run(_folder, "--key", other.VerifierKey).Code.ShouldBe(1);
        Run(_folder, "--key", _key.VerifierKey).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("Name the folder")]
    [InlineData("is not an option", "x", "--verbose")]
    [InlineData("needs a value", "x", "--key")]
    [InlineData("One folder", "x", "y")]
    [InlineData("is not a folder", "/no/such/folder")]
    [InlineData("is not a key", "/tmp", "--key", "nonsense")]
    [InlineData("cannot be read", "/tmp", "--checkpoint", "/no/such/file")]
    public void What_makes_no_sense_gets_one_sentence_and_exit_code_two(string sentence, params string[] args)
    {
        var (code, output, errors) = Run(args);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain(sentence);
        errors.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public void The_usage_is_shown_on_request()
    {
        var (code, output, _) = Run("--help");

        code.ShouldBe(0);
        output.ShouldContain("--checkpoint FILE");
    }

    [Fact]
    public void It_has_no_way_to_open_a_socket()
    {
        foreach (var assembly in new[] { typeof(VerifyProgram).Assembly, typeof(Fsck).Assembly })
        {
            assembly.GetReferencedAssemblies().Select(name => name.Name!)
                .ShouldNotContain(name => name.StartsWith("System.Net", StringComparison.Ordinal) || name.Contains("AspNetCore", StringComparison.Ordinal));
        }
    }

    public ValueTask DisposeAsync()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = VerifyProgram.Run(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private string At(string path) => Path.Combine(_folder, path);

    private async Task AppendAsync(string command, params Body[] bodies)
    {
        await using var writer = await LogWriter.OpenAsync(_folder, _key, Origin, TimeProvider.System, Token);
        var draft = new EntryDraft("test", "stream", null, command, DateTimeOffset.UnixEpoch, bodies, [], Encoding.UTF8.GetBytes("{}"));
        (await writer.AppendAsync(draft, Token)).ShouldBeOfType<AppendResult.Sequenced>();
    }

    private string CopyFolder()
    {
        var copy = Directory.CreateTempSubdirectory("truceline-verify-copy-").FullName;
        foreach (var file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
