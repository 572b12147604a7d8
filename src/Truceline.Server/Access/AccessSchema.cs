using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Truceline.Server.Access;

/// <summary>The schema of <c>access.db</c>, numbered in the file itself; an earlier one is brought up step by step, one of a later program is refused, never altered.</summary>
public static class AccessSchema
{
    public const int Version = 3;

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
        if (found is < 1 or > Version)
        {
            throw new InvalidDataException($"access.db has schema {found}, this program knows {Version}: run the program that wrote it.");
        }

        if (found < 2)
        {
            await KeepWhenAsync(db, cancellation).ConfigureAwait(false);
        }

        if (found < 3)
        {
            await KeepPartyAsync(db, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>From 2 to 3: accounts and proposals say which party a liaison speaks for.</summary>
    private static async Task KeepPartyAsync(AccessDb db, CancellationToken cancellation)
    {
        await using var step = await db.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await db.Database.ExecuteSqlRawAsync(
            """
            ALTER TABLE "AspNetUsers" ADD COLUMN "Party" TEXT NULL;
            ALTER TABLE "Proposals" ADD COLUMN "Party" TEXT NULL;
            PRAGMA user_version = 3;
            """,
            cancellation).ConfigureAwait(false);
        await step.CommitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>From 1 to 2: sessions say since when, when last seen, and in which browser. All of it or nothing of it happens.</summary>
    private static async Task KeepWhenAsync(AccessDb db, CancellationToken cancellation)
    {
        await using var step = await db.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await db.Database.ExecuteSqlRawAsync(
            """
            ALTER TABLE "Sessions" ADD COLUMN "Since" INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE "Sessions" ADD COLUMN "LastSeen" INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE "Sessions" ADD COLUMN "Browser" TEXT NULL;
            ALTER TABLE "Sessions" ADD COLUMN "System" TEXT NULL;
            PRAGMA user_version = 2;
            """,
            cancellation).ConfigureAwait(false);
        foreach (var session in await db.Sessions.ToListAsync(cancellation).ConfigureAwait(false))
        {
            // Version 1 kept no times beside the ticket; the ticket tells when it was issued.
            if (TicketSerializer.Default.Deserialize(session.Ticket)?.Properties.IssuedUtc is { } issued)
            {
                session.Since = session.LastSeen = issued.ToUnixTimeMilliseconds();
            }
            else
            {
                // Nobody could have used it; its person signs in again.
                db.Sessions.Remove(session);
            }
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await step.CommitAsync(cancellation).ConfigureAwait(false);
    }
}
