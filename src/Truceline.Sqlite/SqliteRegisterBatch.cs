using Microsoft.Data.Sqlite;
using NodaTime;
using Truceline.Engine.Register;

namespace Truceline.Sqlite;

/// <summary>One transaction on the writer's connection; the statements are prepared once for all its rows.</summary>
internal sealed class SqliteRegisterBatch : IRegisterBatch
{
    private readonly SqliteConnection _connection;
    private readonly Action<RegisterPosition> _committed;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _get;

    public SqliteRegisterBatch(SqliteConnection connection, Action<RegisterPosition> committed)
    {
        _connection = connection;
        _committed = committed;
        _transaction = connection.BeginTransaction(deferred: false);
        _put = Prepare("""
            INSERT INTO documents(kind, id, at, json) VALUES ($kind, $id, $at, $json)
            ON CONFLICT(kind, id) DO UPDATE SET at = excluded.at, json = excluded.json
            """, "$kind", "$id", "$at", "$json");
        _get = Prepare("SELECT json FROM documents WHERE kind = $kind AND id = $id", "$kind", "$id");
    }

    public string? Get(string kind, string id)
    {
        _get.Parameters[0].Value = kind;
        _get.Parameters[1].Value = id;
        return (string?)_get.ExecuteScalar();
    }

    public IReadOnlyList<string> List(string kind, Instant? from, Instant? to) => Statements.List(_connection, kind, from, to);

    public void Put(string kind, string id, Instant at, string json)
    {
        _put.Parameters[0].Value = kind;
        _put.Parameters[1].Value = id;
        _put.Parameters[2].Value = Statements.Ticks(at);
        _put.Parameters[3].Value = json;
        _put.ExecuteNonQuery();
    }

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

    public void Dispose()
    {
        _put.Dispose();
        _get.Dispose();
        _transaction.Dispose();
    }

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
