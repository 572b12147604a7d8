using System.Diagnostics;
using NodaTime;
using Truceline.Engine.Live;
using Truceline.Server.Live;

namespace Truceline.Server.Tests.Live;

/// <summary>Video made by ffmpeg for one test; the test is skipped where ffmpeg is missing.</summary>
internal static class MadeVideo
{
    public static bool CanMake { get; } = File.Exists("/usr/bin/ffmpeg");

    public const string CannotMake = "ffmpeg is missing";

    public static byte[] Make(string coder, int frames, params string[] more)
    {
        var command = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true };
        string[] arguments =
        [
            "-v", "error", "-f", "lavfi", "-i", $"testsrc2=size=318x238:rate=25", "-frames:v", $"{frames}", "-pix_fmt", "yuv420p",
            "-c:v", coder, "-g", "10", .. more, "-f", "mpegts", "pipe:1",
        ];
        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        using var child = Process.Start(command)!;
        using var bytes = new MemoryStream();
        child.StandardOutput.BaseStream.CopyTo(bytes);
        child.WaitForExit();
        return bytes.ToArray();
    }

    public static IReadOnlyList<LiveMessage.Picture> Pictures(byte[] transport, long shift = 0)
    {
        var sink = new PictureSink();
        sink.Feed(transport);
        sink.End();
        return [.. sink.Take().Select(picture => new LiveMessage.Picture(
            "drone", picture.Pts + shift, picture.IsKey, Instant.FromUnixTimeMilliseconds(picture.Pts / 90), picture.Bytes))];
    }
}
