using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Server.Access;
using Truceline.Server.Agreement;
using Truceline.Server.Bulletins;
using Truceline.Server.Cards;
using Truceline.Server.Cases;
using Truceline.Server.Claims;
using Truceline.Server.Console;
using Truceline.Server.Coverage;
using Truceline.Server.Description;
using Truceline.Server.Export;
using Truceline.Server.Incidents;
using Truceline.Server.Keys;
using Truceline.Server.Ledger;
using Truceline.Server.Live;
using Truceline.Server.Mandates;
using Truceline.Server.Marks;
using Truceline.Server.Motion;
using Truceline.Server.Impediments;
using Truceline.Server.Notices;
using Truceline.Server.People;
using Truceline.Server.Posts;
using Truceline.Server.Recording;
using Truceline.Server.Reports;
using Truceline.Server.Sensors;
using Truceline.Server.Shifts;
using Truceline.Server.Sources;
using Truceline.Server.Timeline;

namespace Truceline.Server;

/// <summary>The whole server, as a list: what it is made of, what every request passes, what it answers.</summary>
public static class TruceServer
{
    /// <param name="options">Checked before (<see cref="ServerOptionsCheck"/>).</param>
    /// <param name="centre">Asked for once, when it is first needed; from then on the application disposes of it with itself.</param>
    public static WebApplication Build(ServerOptions options, Staffing staffing, Func<Centre> centre)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(TruceServer).Assembly.GetName().Name });
        Listen(builder, options);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // Keys that sign cookies lie in keys/, which only the operator's account reads; each start need not say so.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(staffing);
        builder.Services.AddSingleton(_ => centre());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddRouting();
        builder.Services.AddAccess(options);
        builder.Services.AddLive();
        builder.Services.AddDescription();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
            json.SerializerOptions.PropertyNameCaseInsensitive = false;
            StatementJson.Configure(json.SerializerOptions);
        });
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseRefusals();
        app.UseHostFiltering();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        app.UseSameOrigin();
        app.UseConsole(options);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();

        app.MapSession();
        app.MapSessions();
        app.MapUsers();
        app.MapMission();
        app.MapCompliance();
        app.MapAgreement();
        app.MapFacts();
        app.MapSources();
        app.MapSensors();
        app.MapShifts();
        app.MapCards();
        app.MapComplaints();
        app.MapNotices();
        app.MapModalities();
        app.MapInstruments();
        app.MapImpediments();
        app.MapIncidents();
        app.MapMarks();
        app.MapReports();
        app.MapPosts();
        app.MapStaff();
        app.MapCases();
        app.MapReplies();
        app.MapReviewer();
        app.MapKeys();
        app.MapBulletins();
        app.MapLedger();
        app.MapSegments();
        app.MapExport();
        app.MapLive();
        app.MapTimeline();
        app.MapPresences();
        app.MapLookback();
        app.MapCoverage();
        app.MapMotion();
        app.MapDescription();
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.LargestBodyKiB * 1024L;
            foreach (var address in ServerOptionsCheck.Addresses(options))
            {
                Listen(kestrel, address, options);
            }
        });
    }

    private static void Listen(KestrelServerOptions kestrel, Uri address, ServerOptions options)
    {
        void Secure(ListenOptions listen)
        {
            if (address.Scheme == Uri.UriSchemeHttps)
            {
                listen.UseHttps(X509Certificate2.CreateFromPemFile(options.Certificate!, options.CertificateKey));
            }
        }

        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
        {
            kestrel.Listen(ip, address.Port, Secure);
        }
        else if (ServerOptionsCheck.IsLoopback(address))
        {
            kestrel.ListenLocalhost(address.Port, Secure);
        }
        else
        {
            kestrel.ListenAnyIP(address.Port, Secure);
        }
    }
}
