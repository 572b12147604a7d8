using System.Text;
using CsCheck;
using Truceline.Engine.Agreement;

namespace Truceline.Engine.Tests.Agreement;

/// <summary>The files of a mission with nothing wrong, to be read with one of them changed.</summary>
internal sealed class ChangedMission(string folder)
{
    /// <summary>Bytes put in place of others, taken out or put between them.</summary>
    public static readonly Gen<(int At, byte Value, int How)[]> Mutations = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Int[0, 3]).Array[1, 8];

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Right { get; } =
        Missions.Accepted(folder).Files.ToDictionary(file => file.Path, file => file.Content);

    public string Root => Encoding.UTF8.GetString(Right[MissionReader.RootFile].Span);

    public MissionReading Read(string path, byte[] content) => MissionReader.Read(new Dictionary<string, ReadOnlyMemory<byte>>(Right) { [path] = content });

    public MissionReading Read(string path, string content) => Read(path, Encoding.UTF8.GetBytes(content));

    public IReadOnlyList<MissionFault> Refused(string path, string content) => Read(path, content).ShouldBeOfType<MissionReading.Refused>().Faults;

    /// <summary>It is read or refused in short sentences, and nothing else happens.</summary>
    public bool Survives(string path, byte[] content) => Read(path, content) switch
    {
        MissionReading.Accepted => true,
        MissionReading.Refused refused => refused.Faults.Count is > 0 and <= 50 && refused.Faults.All(fault => fault.Reason.Length is > 0 and < 400),
        _ => false,
    };

    public byte[] Mutated(string path, (int At, byte Value, int How)[] changes)
    {
        var list = Right[path].ToArray().ToList();
        foreach (var (at, value, how) in changes.Where(_ => list.Count > 0))
        {
            var index = at % list.Count;
            switch (how)
            {
                case 0: list[index] = value; break;
                case 1: list.RemoveAt(index); break;
                case 2: list.Insert(index, value); break;
                default: list.RemoveRange(index, Math.Min(value, list.Count - index)); break;
            }
        }

        return [.. list];
    }
}
