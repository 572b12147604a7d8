using System.Text;

namespace Truceline.Ledger.Tests;

/// <summary>Drafts and logs for tests.</summary>
internal static class Sample
{
    public const string Origin = "truceline.test/mission";

    public static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static LogKey Key { get; } = LogKey.Generate(Origin);

    public static EntryDraft Draft(string command, string stream = "case/K-2026-0001", long? expected = null, params Body[] bodies) =>
        new("case-opened", stream, expected, command, At, bodies, [], Encoding.UTF8.GetBytes($$"""{"case":"{{command}}"}"""));

    public static Endorsement Endorse(string message)
    {
        var seed = Hash.Of("a reviewer"u8).Bytes.ToArray();
        var bytes = Encoding.UTF8.GetBytes(message);
        return new Endorsement(
            Convert.ToHexStringLower(Ed25519.PublicKeyOf(seed)), bytes, Convert.ToHexStringLower(Ed25519.Sign(seed, bytes)));
    }

    public static Task<LogWriter> OpenAsync(string folder) =>
        LogWriter.OpenAsync(folder, Key, Origin, TimeProvider.System, TestContext.Current.CancellationToken);

    public static async Task FillAsync(LogWriter writer, int count, string prefix = "c")
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, count).Select(i => writer.AppendAsync(Draft($"{prefix}{i}", $"stream/{i % 7}"), TestContext.Current.CancellationToken)));
        answers.ShouldAllBe(answer => answer is AppendResult.Sequenced);
    }
}
