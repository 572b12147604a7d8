using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Truceline.Core.Mandates;

namespace Truceline.Server.Access;

/// <summary>Accounts, sessions and limits, in one list.</summary>
public static class AccessServices
{
    public const string SignInLimit = "sign-in";
    public const string SignedLimit = "signed";

    public static void AddAccess(this IServiceCollection services, ServerOptions options)
    {
        services.AddDbContextFactory<AccessDb>(db => db.UseSqlite($"Data Source={Path.Combine(options.Data, "access.db")}"));
        services.AddDataProtection().SetApplicationName("truceline")
            .PersistKeysToFileSystem(KeyFolder(options));
        services.AddSingleton<OpenSockets>();
        services.AddSingleton<SessionStore>();
        services.AddScoped<Links>();
        services.AddScoped<FirstPeople>();
        AddPeople(services);
        AddSessions(services, options);
        AddLimits(services, options);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<HostFilteringOptions>(filter =>
        {
            filter.AllowedHosts = ["localhost", "*.localhost", "127.0.0.1", "[::1]", .. options.Hosts];
            filter.AllowEmptyHosts = false;
        });
    }

    /// <summary>For this account's eyes alone.</summary>
    private static DirectoryInfo KeyFolder(ServerOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Data, "keys", "web"));
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        return folder;
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<AccessDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
        });
    }

    private static void AddSessions(IServiceCollection services, ServerOptions options)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionStore, Staffing>((cookie, store, staffing) =>
        {
            // Browsers tell cookies of one host's ports apart by their names alone, and several missions may stand side by side.
            Strict(cookie, $"truceline-{staffing.Mission}");
            cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SessionHours);
            cookie.SlidingExpiration = false;
            cookie.SessionStore = store;
            cookie.Events = new CookieAuthenticationEvents
            {
                OnRedirectToLogin = context => Plain(context.Response, HttpStatusCode.Unauthorized),
                OnRedirectToAccessDenied = context => Plain(context.Response, HttpStatusCode.Forbidden),
            };
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure<Staffing>(
            (cookie, staffing) => Strict(cookie, $"truceline-{staffing.Mission}-passkey"));
    }

    private static void Strict(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static Task Plain(HttpResponse response, HttpStatusCode status)
    {
        response.StatusCode = (int)status;
        return Task.CompletedTask;
    }

    private static void AddLimits(IServiceCollection services, ServerOptions options) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(SignInLimit, context => ByAddress(context, options.SignInsPerMinute));
        // Who has a session is known; the limit is for those whom only a signature tells apart.
        limits.AddPolicy(SignedLimit, context => context.User.Identity?.IsAuthenticated == true
            ? RateLimitPartition.GetNoLimiter("session")
            : ByAddress(context, options.SignedPostsPerMinute));
    });

    private static RateLimitPartition<string> ByAddress(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });

    /// <summary>The endpoint is for the roles that may do one of these (<see cref="Mandate"/>), and for nobody else.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, params Deed[] deeds)
        where TBuilder : IEndpointConventionBuilder
    {
        var roles = Enum.GetValues<Role>().Where(role => deeds.Any(deed => Mandate.May(role, deed))).Select(role => role.Name());
        return endpoint.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireClaim(Caller.RoleClaim, roles));
    }
}
