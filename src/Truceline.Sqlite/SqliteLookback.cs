using Microsoft.Data.Sqlite;
using NodaTime;
using Truceline.Core.Places;
using Truceline.Engine.Lookback;

namespace Truceline.Sqlite;

/// <summary>
/// Footprints in one SQLite file, disposable: blocks as they are, and an R*Tree over their bounds and times, in single precision rounded
/// outward, that finds those about a place. A file that cannot be read is deleted and begun again.
/// </summary>
public sealed class SqliteLookback : ILookbackStore
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        CREATE TABLE IF NOT EXISTS blocks(
            id INTEGER PRIMARY KEY, source TEXT NOT NULL, begun INTEGER NOT NULL, ended INTEGER NOT NULL,
            south REAL NOT NULL, north REAL NOT NULL, west REAL NOT NULL, east REAL NOT NULL, packed BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS times ON blocks(begun, ended);
        CREATE VIRTUAL TABLE IF NOT EXISTS bounds USING rtree(id, south, north, west, east, begun, ended);
        CREATE TABLE IF NOT EXISTS position(
            one INTEGER PRIMARY KEY CHECK (one = 1), entries INTEGER NOT NULL, version INTEGER NOT NULL, origin TEXT NOT NULL);
        """;

    private const string Finding = """
        SELECT b.source, b.begun, b.ended, b.south, b.north, b.west, b.east, b.packed
        FROM bounds AS r JOIN blocks AS b ON b.id = r.id
        WHERE r.south <= $lat AND r.north >= $lat AND r.west <= $lon AND r.east >= $lon AND r.begun <= $to AND r.ended >= $from
        """;

    // A block spans an entry, which is a minute as a rule and never longer than a day.
    private const string Timed = "begun <= $to AND begun >= $from - 86400000 AND ended >= $from";

    private const string FindingInTime = $"SELECT source, begun, ended, south, north, west, east, packed FROM blocks WHERE {Timed}";

    private const string Counting = $"SELECT COUNT(*), COALESCE(MAX(id), 0) FROM blocks WHERE {Timed}";

    private readonly string _connectionString;
    private readonly SqliteConnection _writer;

    private SqliteLookback(string connectionString, SqliteConnection writer)
    {
        (_connectionString, _writer) = (connectionString, writer);
        Position = ReadPosition();
    }

    public LookbackPosition Position { get; private set; }

    /// <param name="path">Created where it does not exist.</param>
    public static SqliteLookback Open(string path) => DisposableDatabase.Open(path, pooling: true, Schema, (connectionString, writer) => new SqliteLookback(connectionString, writer));

    public void Add(IReadOnlyList<FootprintBlock> blocks, LookbackPosition position)
    {
        using var transaction = _writer.BeginTransaction(deferred: false);
        using var block = Prepare(transaction,
            "INSERT INTO blocks(source, begun, ended, south, north, west, east, packed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id", 8);
        using var bounds = Prepare(transaction, "INSERT INTO bounds(id, south, north, west, east, begun, ended) VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);
        foreach (var one in blocks)
        {
            var (begun, ended) = (one.From.ToUnixTimeMilliseconds(), one.To.ToUnixTimeMilliseconds());
            var id = Run(block, one.Source, begun, ended, one.Bounds.South, one.Bounds.North, one.Bounds.West, one.Bounds.East, one.Packed);
            Run(bounds, id!, one.Bounds.South, one.Bounds.North, one.Bounds.West, one.Bounds.East, begun / 1000.0, ended / 1000.0);
        }

        using var reached = Prepare(transaction, "INSERT OR REPLACE INTO position(one, entries, version, origin) VALUES (1, $1, $2, $3)", 3);
        Run(reached, position.Entries, position.Version, position.Origin);
        transaction.Commit();
        Position = position;
    }

    public IEnumerable<FootprintBlock> About(Position place, Instant from, Instant to)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Finding;
        command.Parameters.AddWithValue("$lat", place.Latitude);
        command.Parameters.AddWithValue("$lon", place.Longitude);
        command.Parameters.AddWithValue("$from", Seconds(from));
        command.Parameters.AddWithValue("$to", Seconds(to));
        foreach (var block in Read(command))
        {
            yield return block;
        }
    }

    public IEnumerable<FootprintBlock> Between(Instant from, Instant to)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = InTime(connection, FindingInTime, from, to);
        foreach (var block in Read(command))
        {
            yield return block;
        }
    }

    public BlockCount Count(Instant from, Instant to)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = InTime(connection, Counting, from, to);
        using var rows = command.ExecuteReader();
        return rows.Read() ? new BlockCount(rows.GetInt64(0), rows.GetInt64(1)) : default;
    }

    public void Clear()
    {
        using var command = _writer.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; DELETE FROM blocks; DELETE FROM bounds; DELETE FROM position; COMMIT";
        command.ExecuteNonQuery();
        Position = LookbackPosition.None;
    }

    public void Dispose()
    {
        _writer.Dispose();
        DisposableDatabase.LetGo(_connectionString);
    }

    private static SqliteCommand InTime(SqliteConnection connection, string sql, Instant from, Instant to)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$from", from.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$to", to.ToUnixTimeMilliseconds());
        return command;
    }

    private static IEnumerable<FootprintBlock> Read(SqliteCommand command)
    {
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new FootprintBlock(
                rows.GetString(0), Instant.FromUnixTimeMilliseconds(rows.GetInt64(1)), Instant.FromUnixTimeMilliseconds(rows.GetInt64(2)),
                new Bounds(rows.GetDouble(3), rows.GetDouble(4), rows.GetDouble(5), rows.GetDouble(6)), rows.GetFieldValue<byte[]>(7));
        }
    }

    private LookbackPosition ReadPosition()
    {
        using var command = _writer.CreateCommand();
        command.CommandText = "SELECT entries, version, origin FROM position";
        using var rows = command.ExecuteReader();
        return rows.Read() ? new LookbackPosition(rows.GetInt64(0), rows.GetInt32(1), rows.GetString(2)) : LookbackPosition.None;
    }

    private SqliteCommand Prepare(SqliteTransaction transaction, string sql, int parameters)
    {
        var command = _writer.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private static object? Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteScalar();
    }

    // The widest span that NodaTime knows, in seconds since 1970, is still a number here.
    private static double Seconds(Instant at) => at.ToUnixTimeSeconds();
}
