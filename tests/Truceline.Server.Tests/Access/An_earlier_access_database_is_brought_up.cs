using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Truceline.Core.Mandates;
using Truceline.Server.Access;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Access;

/// <summary>From the tables that the program of version 1 made (<c>access-1.sql</c>, taken down from its file).</summary>
public sealed class An_earlier_access_database_is_brought_up : IDisposable
{
    private const string Signed = "2026-11-20T08:30:00Z";

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("truceline-access-").FullName, "access.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_keeps_its_people_and_their_passkeys_and_sessions()
    {
        await MakeFirstAsync();
        await using var db = Open();
        await AccessSchema.PrepareAsync(db, Cancellation);

        var person = await db.Users.SingleAsync(Cancellation);
        (person.Id, person.Name, person.Role, person.Delegation).ShouldBe(("p1", "A. Reviewer", Role.Reviewer, "tr"));
        (await db.UserPasskeys.SingleAsync(Cancellation)).UserId.ShouldBe("p1");
        (await db.Links.SingleAsync(Cancellation)).Used.ShouldBeTrue();
        var session = await db.Sessions.SingleAsync(Cancellation);
        (session.Sid, session.PersonId, session.Browser, session.System).ShouldBe(("s1", "p1", null, null));
        DateTimeOffset.FromUnixTimeMilliseconds(session.Since).ShouldBe(DateTimeOffset.Parse(Signed, null));
        session.LastSeen.ShouldBe(session.Since);
        (await VersionAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task It_is_brought_up_once_and_opens_again_as_it_is()
    {
        await MakeFirstAsync();
        for (var start = 0; start < 3; start++)
        {
            await using var db = Open();
            await AccessSchema.PrepareAsync(db, Cancellation);
            (await db.Users.CountAsync(Cancellation)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task It_has_the_very_columns_of_a_new_one()
    {
        await MakeFirstAsync();
        await using (var db = Open())
        {
            await AccessSchema.PrepareAsync(db, Cancellation);
        }

        var brought = await ColumnsAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(_file);
        await using (var db = Open())
        {
            await AccessSchema.PrepareAsync(db, Cancellation);
        }

        brought.ShouldBe(await ColumnsAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task One_of_another_program_is_refused_and_left_as_it_is(int version)
    {
        await MakeFirstAsync();
        await RunAsync($"PRAGMA user_version = {version}");
        await using var db = Open();
        (await Should.ThrowAsync<InvalidDataException>(() => AccessSchema.PrepareAsync(db, Cancellation))).Message.ShouldContain($"schema {version}");
        (await VersionAsync()).ShouldBe(version);
        (await ColumnsAsync()).ShouldNotContain("Sessions.Since INTEGER 1");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    private AccessDb Open() => new(new DbContextOptionsBuilder<AccessDb>().UseSqlite($"Data Source={_file}")
        .UseApplicationServiceProvider(Identity.Value).Options);

    /// <summary>The identity framework reads its schema's version from services.</summary>
    private static readonly Lazy<IServiceProvider> Identity = new(() =>
    {
        var services = new ServiceCollection();
        services.AddIdentityCore<Truceline.Server.Access.Person>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        return services.BuildServiceProvider();
    });

    private async Task MakeFirstAsync()
    {
        await RunAsync(await File.ReadAllTextAsync(
            Path.Combine(RunningServer.Checkout(), "tests", "Truceline.Server.Tests", "Access", "access-1.sql"), Cancellation));
        await RunAsync(
            """
            INSERT INTO AspNetUsers (Id, Name, Role, Delegation, Invented, UserName, NormalizedUserName, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
              VALUES ('p1', 'A. Reviewer', 'Reviewer', 'tr', 0, 'p1', 'P1', 0, 0, 0, 0, 0);
            INSERT INTO AspNetUserPasskeys (CredentialId, UserId, Data) VALUES (x'0102', 'p1', '{}');
            INSERT INTO Links (TokenHash, Kind, PersonId, ExpiresAt, Used) VALUES ('00', 'Enrol', 'p1', 1, 1);
            INSERT INTO Sessions (KeyHash, PersonId, Sid, Ticket, ExpiresAt) VALUES ('k1', 'p1', 's1', $ticket, 4102444800000);
            INSERT INTO Sessions (KeyHash, PersonId, Sid, Ticket, ExpiresAt) VALUES ('k2', 'p1', 's2', x'00000000', 4102444800000);
            """,
            Ticket());
    }

    private static byte[] Ticket()
    {
        var properties = new AuthenticationProperties { IssuedUtc = DateTimeOffset.Parse(Signed, null) };
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "p1")], IdentityConstants.ApplicationScheme));
        return TicketSerializer.Default.Serialize(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme));
    }

    private async Task RunAsync(string sql, byte[]? ticket = null)
    {
        await using var connection = new SqliteConnection($"Data Source={_file}");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$ticket", ticket ?? []);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<long> VersionAsync() => long.Parse((await ListAsync("SELECT user_version FROM pragma_user_version")).Single(), null);

    /// <summary>Table, column, type and whether it must be there.</summary>
    private Task<List<string>> ColumnsAsync() => ListAsync(
        """SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY 1""");

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_file}");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var found = new List<string>();
        while (await rows.ReadAsync(Cancellation))
        {
            found.Add(rows.GetValue(0).ToString()!);
        }

        return found;
    }
}
