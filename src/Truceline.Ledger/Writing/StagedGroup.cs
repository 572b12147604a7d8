namespace Truceline.Ledger;

/// <summary>Entries that have their places but are not yet in the log; later drafts of the group see the earlier ones.</summary>
internal sealed class StagedGroup(StreamIndex index, long first)
{
    private readonly Dictionary<string, long> _versions = [];
    private readonly Dictionary<string, long> _commands = [];
    private readonly List<(string Stream, long Version, string Command)> _names = [];

    public List<byte[]> Entries { get; } = [];

    /// <summary>The index that the next entry gets.</summary>
    public long Next => first + Entries.Count;

    public long VersionOf(string stream) => _versions.TryGetValue(stream, out var version) ? version : index.VersionOf(stream);

    public long? IndexOf(string command) => _commands.TryGetValue(command, out var at) ? at : index.IndexOf(command);

    public AppendResult.Sequenced Add(string stream, long version, string command, byte[] envelope)
    {
        var at = Next;
        (_versions[stream], _commands[command]) = (version, at);
        _names.Add((stream, version, command));
        Entries.Add(envelope);
        return new AppendResult.Sequenced(at, version);
    }

    /// <summary>True for an answer that holds only if this group reaches the log.</summary>
    public bool DependsOn(AppendResult answer) => answer switch
    {
        AppendResult.Sequenced => true,
        AppendResult.Repeated repeated => repeated.Index >= first,
        AppendResult.Conflict => Entries.Count > 0,
        _ => false,
    };

    /// <summary>The group is in the log: the index learns of it.</summary>
    public void Settle()
    {
        for (var i = 0; i < _names.Count; i++)
        {
            index.Add(_names[i].Stream, _names[i].Version, _names[i].Command, first + i);
        }
    }
}
