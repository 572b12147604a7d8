using Microsoft.Data.Sqlite;
using NodaTime;

namespace Truceline.Sqlite;

/// <summary>The reads of the register, on whichever connection asks.</summary>
internal static class Statements
{
    public static string? Get(SqliteConnection connection, string kind, string id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM documents WHERE kind = $kind AND id = $id";
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$id", id);
        return (string?)command.ExecuteScalar();
    }

    public static IReadOnlyList<string> List(SqliteConnection connection, string kind, Instant? from, Instant? to)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM documents WHERE kind = $kind AND at >= $from AND at < $to ORDER BY at, id";
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$from", from is { } first ? Ticks(first) : long.MinValue);
        command.Parameters.AddWithValue("$to", to is { } end ? Ticks(end) : long.MaxValue);
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    public static IReadOnlyList<string> Ids(SqliteConnection connection, string kind)
    {
        using var command = connection.CreateCommand();
        // The index by time has the ids without the documents.
        command.CommandText = "SELECT id FROM documents INDEXED BY documents_by_time WHERE kind = $kind";
        command.Parameters.AddWithValue("$kind", kind);
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Tenths of microseconds since 1970: finer than any clock in use here.</summary>
    public static long Ticks(Instant at) => at.ToUnixTimeTicks();
}
