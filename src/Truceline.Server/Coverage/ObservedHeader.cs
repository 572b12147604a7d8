using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Mandates;
using Truceline.Engine;
using Truceline.Server.Access;

namespace Truceline.Server.Coverage;

/// <summary>
/// Every answer from the register carries the share observed, for whoever counts what is in it: of the stretch of time that was asked for, where that
/// is kept already, else of the last 24 hours. Nothing is worked out for it. Those who may not read the record are told no share of a day under way.
/// </summary>
internal static class ObservedHeader
{
    public const string Name = "Truceline-Observed";

    public static void Write(HttpContext context)
    {
        if (Caller.Of(context.User) is { } caller && Mandate.May(caller.Role, Deed.ReadRecord))
        {
            context.Response.Headers[Name] = Of(context.Request.Query, context.RequestServices.GetRequiredService<Centre>()).Line;
        }
    }

    private static ObservedBeside Of(IQueryCollection asked, Centre centre) =>
        Time(asked["from"]) is { } from && Time(asked["to"]) is { } to && from < to ? centre.Observed.Kept(from, to) : centre.Observed.LastDay;

    /// <summary>Null for what is no time: the endpoint itself refuses that.</summary>
    private static Instant? Time(string? text) =>
        NodaTime.Text.InstantPattern.ExtendedIso.Parse(text ?? "") is { Success: true, Value: var at } ? at : null;
}
