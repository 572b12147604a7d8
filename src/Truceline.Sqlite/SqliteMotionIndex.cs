using Microsoft.Data.Sqlite;
using Truceline.Engine.Motion;

namespace Truceline.Sqlite;

/// <summary>
/// What moves in segments, in one SQLite file, disposable: a file that cannot be read is deleted and begun again, and what another
/// version of the detector found is not kept.
/// </summary>
public sealed class SqliteMotionIndex : IMotionIndex
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        CREATE TABLE IF NOT EXISTS found(
            sha256 TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (sha256, version)) WITHOUT ROWID;
        """;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    private SqliteMotionIndex(SqliteConnection connection) => _connection = connection;

    /// <param name="path">Created where it does not exist.</param>
    public static SqliteMotionIndex Open(string path) => DisposableDatabase.Open(path, pooling: false, Schema, (_, connection) => new SqliteMotionIndex(connection));

    public SegmentMotion? Get(string sha256, int version)
    {
        lock (_gate)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT json FROM found WHERE sha256 = $sha256 AND version = $version";
            command.Parameters.AddWithValue("$sha256", sha256);
            command.Parameters.AddWithValue("$version", version);
            return command.ExecuteScalar() is string json ? SegmentMotion.Read(json) : null;
        }
    }

    public void Put(string sha256, int version, SegmentMotion found)
    {
        lock (_gate)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "DELETE FROM found WHERE version <> $version; INSERT OR REPLACE INTO found VALUES ($sha256, $version, $json)";
            command.Parameters.AddWithValue("$sha256", sha256);
            command.Parameters.AddWithValue("$version", version);
            command.Parameters.AddWithValue("$json", found.ToJson());
            command.ExecuteNonQuery();
        }
    }

    public void Dispose() => _connection.Dispose();
}
