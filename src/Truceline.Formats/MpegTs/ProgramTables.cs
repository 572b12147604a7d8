namespace Truceline.Formats.MpegTs;

/// <summary>
/// The programme association and the programme maps (ISO/IEC 13818-1, 2.4.4), as they change. Sections not yet in force
/// are ignored; a section of a version already read is not read again.
/// </summary>
internal sealed class ProgramTables(Action<int> watchMap, Action<int> unwatchMap, Action changed)
{
    /// <summary>Programmes beyond these are ignored, so that a hostile table costs neither memory nor time.</summary>
    private const int MaxPrograms = 64;

    private readonly Dictionary<int, Map> _maps = [];
    private int _associationVersion = -1;

    /// <summary>Streams of all programmes, each PID once.</summary>
    public IEnumerable<TsStream> Streams => _maps.Values.SelectMany(map => map.Streams).DistinctBy(stream => stream.Pid);

    public void Association(ReadOnlySpan<byte> section)
    {
        if (section[0] != 0 || (section[5] & 1) == 0)
        {
            return;
        }

        var version = (section[5] >> 1) & 0x1F;
        if (version != _associationVersion)
        {
            _associationVersion = version;
            foreach (var map in _maps.Values)
            {
                map.IsStale = true;
            }
        }

        for (var at = 8; at + 4 <= section.Length - 4; at += 4)
        {
            var program = (section[at] << 8) | section[at + 1];
            var pid = ((section[at + 2] & 0x1F) << 8) | section[at + 3];
            if (program != 0 && pid is >= 0x10 and < 0x1FFF)
            {
                Place(program, pid);
            }
        }

        // With more sections to come, programmes that they name are still marked stale.
        if (section[6] == section[7])
        {
            RemoveStale();
        }
    }

    /// <summary>A section of a programme map that came on <paramref name="pid"/>.</summary>
    public void ProgramMap(int pid, ReadOnlySpan<byte> section)
    {
        var program = (section[3] << 8) | section[4];
        if (section[0] != 2 || (section[5] & 1) == 0 || !_maps.TryGetValue(program, out var map) || map.Pid != pid)
        {
            return;
        }

        var version = (section[5] >> 1) & 0x1F;
        var at = 12 + (((section[10] & 0x0F) << 8) | section[11]);
        var end = section.Length - 4;
        if (version == map.Version || at > end)
        {
            return;
        }

        map.Version = version;
        map.Streams.Clear();
        while (at + 5 <= end)
        {
            var length = ((section[at + 3] & 0x0F) << 8) | section[at + 4];
            var descriptors = section.Slice(at + 5, Math.Min(length, end - at - 5));
            var stream = ((section[at + 1] & 0x1F) << 8) | section[at + 2];
            map.Streams.Add(new TsStream(stream, section[at], StreamContent.Of(section[at], descriptors)));
            at += 5 + length;
        }

        changed();
    }

    private void Place(int program, int pid)
    {
        if (_maps.TryGetValue(program, out var known) && known.Pid == pid)
        {
            known.IsStale = false;
            return;
        }

        if (known is not null)
        {
            Remove(program, known);
        }

        if (_maps.Count >= MaxPrograms)
        {
            return;
        }

        _maps[program] = new Map(pid);
        watchMap(pid);
    }

    private void RemoveStale()
    {
        var stale = _maps.Where(pair => pair.Value.IsStale).ToList();
        foreach (var (program, map) in stale)
        {
            Remove(program, map);
        }

        if (stale.Count > 0)
        {
            changed();
        }
    }

    private void Remove(int program, Map map)
    {
        _maps.Remove(program);
        if (_maps.Values.All(other => other.Pid != map.Pid))
        {
            unwatchMap(map.Pid);
        }
    }

    private sealed class Map(int pid)
    {
        public int Pid { get; } = pid;

        public int Version { get; set; } = -1;

        public bool IsStale { get; set; }

        public List<TsStream> Streams { get; } = [];
    }
}
