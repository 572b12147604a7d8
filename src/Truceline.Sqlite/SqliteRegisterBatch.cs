using Microsoft.Data.Sqlite;
using NodaTime;
using Truceline.Engine.Register;

namespace Truceline.Sqlite;

/// <summary>One transaction on the writer's connection.</summary>
internal sealed class SqliteRegisterBatch : IRegisterBatch
{
    private readonly SqliteConnection _connection;
    private readonly DocumentStatements _documents;
    private readonly Action<RegisterPosition> _committed;
    private readonly SqliteTransaction _transaction;

    public SqliteRegisterBatch(SqliteConnection connection, DocumentStatements documents, Action<RegisterPosition> committed)
    {
        (_connection, _documents, _committed) = (connection, documents, committed);
        _transaction = connection.BeginTransaction(deferred: false);
    }

    public string? Get(string kind, string id) => _documents.Get(kind, id);

    public IReadOnlyList<string> List(string kind, Instant? from, Instant? to) => Statements.List(_connection, kind, from, to);

    public void Put(string kind, string id, Instant at, ReadOnlyMemory<byte> json) =>
        _documents.Put(kind, id, Statements.Ticks(at), json.Span);

    public void Commit(RegisterPosition position)
    {
        using var command = Prepare(
            "INSERT OR REPLACE INTO position(one, entries, projector, origin, last_leaf) VALUES (1, $entries, $projector, $origin, $leaf)",
            "$entries", "$projector", "$origin", "$leaf");
        command.Parameters[0].Value = position.Entries;
        command.Parameters[1].Value = position.Projector;
        command.Parameters[2].Value = position.Origin;
        command.Parameters[3].Value = position.LastLeaf;
        command.ExecuteNonQuery();
        _transaction.Commit();
        _committed(position);
    }

    public void Dispose() => _transaction.Dispose();

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
