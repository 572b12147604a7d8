using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Truceline.Sqlite;

/// <summary>
/// The two statements of the fold, prepared once for the writer's connection and bound without a copy in UTF-16. Used by one batch at a
/// time; to be disposed of before the connection.
/// </summary>
internal sealed class DocumentStatements : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _put;
    private readonly sqlite3_stmt _get;

    public DocumentStatements(SqliteConnection connection)
    {
        _database = connection.Handle!;
        _put = Prepare("""
            INSERT INTO documents(kind, id, at, json) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT(kind, id) DO UPDATE SET at = excluded.at, json = excluded.json
            """);
        _get = Prepare("SELECT json FROM documents WHERE kind = ?1 AND id = ?2");
    }

    public void Put(string kind, string id, long at, ReadOnlySpan<byte> json)
    {
        raw.sqlite3_bind_text(_put, 1, kind);
        raw.sqlite3_bind_text(_put, 2, id);
        raw.sqlite3_bind_int64(_put, 3, at);
        raw.sqlite3_bind_text(_put, 4, json);
        var result = raw.sqlite3_step(_put);
        raw.sqlite3_reset(_put);
        Must(result == raw.SQLITE_DONE, result);
    }

    public string? Get(string kind, string id)
    {
        raw.sqlite3_bind_text(_get, 1, kind);
        raw.sqlite3_bind_text(_get, 2, id);
        var result = raw.sqlite3_step(_get);
        var json = result == raw.SQLITE_ROW ? raw.sqlite3_column_text(_get, 0).utf8_to_string() : null;
        raw.sqlite3_reset(_get);
        Must(result is raw.SQLITE_ROW or raw.SQLITE_DONE, result);
        return json;
    }

    public void Dispose()
    {
        _put.Dispose();
        _get.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        var result = raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        Must(result == raw.SQLITE_OK, result);
        return statement;
    }

    private void Must(bool held, int result)
    {
        if (!held)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), result);
        }
    }
}
