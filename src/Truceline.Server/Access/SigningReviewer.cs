using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Ledger;

namespace Truceline.Server.Access;

/// <summary>
/// A reviewer who asks without a session: the enrolled key signs the request itself (<see cref="SignedTexts.Request"/>). The text
/// binds this server, method, path and time, so that a request made for another server, or taken down earlier, is of no use.
/// </summary>
/// <param name="Key">In force at this moment.</param>
public sealed record SigningReviewer(KeyView Key) : IBindableFromHttpContext<SigningReviewer>
{
    public const string KeyHeader = "Truceline-Key";
    public const string TimeHeader = "Truceline-Time";
    public const string SignatureHeader = "Truceline-Signature";

    /// <summary>How far the time that was signed may lie from the centre's.</summary>
    public static Duration Fresh { get; } = Duration.FromMinutes(2);

    public string Delegation => Key.Delegation;

    public static ValueTask<SigningReviewer?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var centre = context.RequestServices.GetRequiredService<Centre>();
        var now = Now(context);
        var key = centre.Register.Get<KeyView>(RegisterKinds.Key, One(context, KeyHeader));
        var inForce = key is not null && key.May(key.Delegation, KeyRoles.Reviewer, now);
        return ValueTask.FromResult(inForce && IsFresh(One(context, TimeHeader), now) && Holds(context, key!) ? new SigningReviewer(key!) : null);
    }

    /// <summary>Turns away whoever did not sign; one sentence for every cause, so that it does not tell which keys there are.</summary>
    public static RouteGroupBuilder Require(RouteGroupBuilder group)
    {
        group.AddEndpointFilter((context, next) => context.Arguments.OfType<SigningReviewer>().Any()
            ? next(context)
            : ValueTask.FromResult<object?>(Results.Json(new RefusalAnswer(Sentence(Now(context.HttpContext))), statusCode: StatusCodes.Status401Unauthorized)));
        return group;
    }

    private static string Sentence(Instant now) =>
        "The request is not signed by a reviewer's key in force, or not at this time: " +
        $"it is {InstantPattern.General.Format(now)} here, and a signature holds for {Fresh.TotalMinutes:0} minutes.";

    private static bool IsFresh(string time, Instant now) =>
        InstantPattern.General.Parse(time) is { Success: true } parsed && parsed.Value - now <= Fresh && now - parsed.Value <= Fresh;

    private static bool Holds(HttpContext context, KeyView key)
    {
        var request = context.Request;
        var text = SignedTexts.Request(
            $"{request.Scheme}://{request.Host}", request.Method, request.GetEncodedPathAndQuery(), One(context, TimeHeader));
        return new SignatureCheck(Ed25519.Verify).Holds(key.PublicKey, text, One(context, SignatureHeader));
    }

    private static Instant Now(HttpContext context) =>
        Instant.FromDateTimeOffset(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    private static string One(HttpContext context, string header) => context.Request.Headers[header] is [{ } value] ? value : "";
}
