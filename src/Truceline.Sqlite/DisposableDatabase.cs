using Microsoft.Data.Sqlite;

namespace Truceline.Sqlite;

/// <summary>One SQLite file that may be lost: what it holds is made again from the record.</summary>
internal static class DisposableDatabase
{
    /// <summary>Makes a store of the file; one that cannot be read is deleted and begun again.</summary>
    /// <param name="path">Created where it does not exist.</param>
    /// <param name="statements">Run on the connection first.</param>
    /// <param name="made">Takes over the connection, and gets the string by which to open others; where it throws, the connection is disposed of here.</param>
    public static T Open<T>(string path, bool pooling, string statements, Func<string, SqliteConnection, T> made)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = pooling, DefaultTimeout = 10 }.ToString();
        try
        {
            return OpenExisting(connectionString, statements, made);
        }
        catch (SqliteException)
        {
            LetGo(connectionString);
            foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            {
                File.Delete(file);
            }

            return OpenExisting(connectionString, statements, made);
        }
    }

    /// <summary>Closes the idle connections to the file.</summary>
    public static void LetGo(string connectionString)
    {
        using var any = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(any);
    }

    private static T OpenExisting<T>(string connectionString, string statements, Func<string, SqliteConnection, T> made)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = statements;
            command.ExecuteNonQuery();
            return made(connectionString, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
