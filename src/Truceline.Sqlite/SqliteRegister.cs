using Microsoft.Data.Sqlite;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Engine.Register;

namespace Truceline.Sqlite;

/// <summary>
/// The register in one SQLite file, disposable: a file that cannot be read as a register is deleted and begun again. Not synced
/// at every commit, since a power failure costs only a replay; WAL, so that readers never wait for the fold.
/// </summary>
public sealed class SqliteRegister : IRegisterStore
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        PRAGMA wal_autocheckpoint = 8192;
        CREATE TABLE IF NOT EXISTS documents(
            kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL,
            PRIMARY KEY (kind, id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS documents_by_time ON documents(kind, at, id);
        CREATE TABLE IF NOT EXISTS position(
            one INTEGER PRIMARY KEY CHECK (one = 1),
            entries INTEGER NOT NULL, projector INTEGER NOT NULL, origin TEXT NOT NULL, last_leaf TEXT NOT NULL);
        """;

    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly DocumentStatements _documents;

    private SqliteRegister(string connectionString, SqliteConnection writer)
    {
        _connectionString = connectionString;
        _writer = writer;
        _documents = new DocumentStatements(writer);
        Position = ReadPosition();
    }

    public RegisterPosition Position { get; private set; }

    /// <param name="path">Created where it does not exist.</param>
    public static SqliteRegister Open(string path) => DisposableDatabase.Open(path, pooling: true, Schema, (connectionString, writer) => new SqliteRegister(connectionString, writer));

    public string? Get(string kind, string id)
    {
        using var connection = Reader();
        return Statements.Get(connection, kind, id);
    }

    public IReadOnlyList<string> List(string kind, Instant? from, Instant? to)
    {
        using var connection = Reader();
        return Statements.List(connection, kind, from, to);
    }

    public IReadOnlyList<string> Ids(string kind)
    {
        using var connection = Reader();
        return Statements.Ids(connection, kind);
    }

    public IEnumerable<RegisterDocument> All()
    {
        using var connection = Reader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT kind, id, json FROM documents ORDER BY kind, id";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new RegisterDocument(rows.GetString(0), rows.GetString(1), rows.GetString(2));
        }
    }

    public void Clear()
    {
        Execute("BEGIN IMMEDIATE; DELETE FROM documents; DELETE FROM position; COMMIT");
        Position = RegisterPosition.None;
    }

    public IRegisterBatch Begin() => new SqliteRegisterBatch(_writer, _documents, position => Position = position);

    public void Dispose()
    {
        _documents.Dispose();
        _writer.Dispose();
        DisposableDatabase.LetGo(_connectionString);
    }

    private RegisterPosition ReadPosition()
    {
        using var command = _writer.CreateCommand();
        command.CommandText = "SELECT entries, projector, origin, last_leaf FROM position";
        using var rows = command.ExecuteReader();
        return rows.Read()
            ? new RegisterPosition(rows.GetInt64(0), rows.GetInt32(1), rows.GetString(2), rows.GetString(3))
            : RegisterPosition.None;
    }

    private SqliteConnection Reader()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var command = _writer.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
