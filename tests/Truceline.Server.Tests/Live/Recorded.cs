using System.Security.Cryptography;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Record;
using Truceline.Formats.MpegTs;
using Truceline.Ledger;

namespace Truceline.Server.Tests.Live;

/// <summary>A video that was recorded in two segments before the test began.</summary>
internal sealed class Recorded(byte[] video) : ITsSink
{
    private readonly List<long> _randomAccess = [];

    public static Instant Begun { get; } = Instant.FromUtc(2026, 1, 1, 10, 0);

    public List<long> Pts { get; } = [];

    public List<long> Keys { get; } = [];

    public List<string> Digests { get; } = [];

    public async Task EnterAsync(string data, LogWriter log)
    {
        var demuxer = new TsDemuxer(this);
        demuxer.Feed(video);
        demuxer.Flush();
        var middle = (int)_randomAccess[_randomAccess.Count / 2];
        var half = Keys[Keys.Count / 2];
        var segments = new[]
        {
            Write(data, 1, video[..middle], Pts[0], Pts.Last(pts => pts < half)),
            Write(data, 2, video[middle..], half, Pts[^1]),
        };
        await new Registrar(log).MustEnterAsync(
            new Statement.SegmentsSealed("uav-1", segments, [], new string('0', 64)), "source/uav-1", "recorded", Begun, [],
            TestContext.Current.CancellationToken);
    }

    public void Klv(in KlvUnit unit)
    {
    }

    public void Video(in VideoUnit unit)
    {
        Pts.Add(unit.Pts);
        if (unit.IsKey)
        {
            Keys.Add(unit.Pts);
        }
    }

    public void RandomAccess(int pid, long? pts, long offset) => _randomAccess.Add(offset);

    private SealedSegment Write(string data, int number, byte[] bytes, long from, long to)
    {
        var stem = $"evidence/uav-1/2026-01-01/10000{number}.000-{number}";
        var path = Path.Combine(data, stem + ".ts");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        Digests.Add(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var received = Begun + Duration.FromSeconds(number);
        return new SealedSegment(
            stem + ".ts", bytes.Length, Digests[^1], stem + ".index.jsonl", null, null, received, received + Duration.FromSeconds(1), from, to, 0);
    }
}
