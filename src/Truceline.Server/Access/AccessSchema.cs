using Microsoft.EntityFrameworkCore;

namespace Truceline.Server.Access;

/// <summary>The schema of <c>access.db</c>, numbered in the file itself; a file from a later program is refused, never altered.</summary>
public static class AccessSchema
{
    public const int Version = 1;

    /// <exception cref="InvalidDataException">The file is of a schema that this program does not know.</exception>
    public static async Task PrepareAsync(AccessDb db, CancellationToken cancellation)
    {
        var fresh = await db.Database.EnsureCreatedAsync(cancellation).ConfigureAwait(false);
        if (fresh)
        {
            await db.Database.ExecuteSqlRawAsync($"PRAGMA user_version = {Version}", cancellation).ConfigureAwait(false);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation).ConfigureAwait(false);
            return;
        }

        var found = (await db.Database.SqlQueryRaw<int>("SELECT user_version AS Value FROM pragma_user_version")
            .ToListAsync(cancellation).ConfigureAwait(false)).Single();
        if (found != Version)
        {
            throw new InvalidDataException($"access.db has schema {found}, this program knows {Version}: run the program that wrote it.");
        }
    }
}
