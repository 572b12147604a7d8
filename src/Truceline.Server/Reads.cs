using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Truceline.Engine;
using Truceline.Server.Coverage;

namespace Truceline.Server;

/// <summary>What reads of the register have in common: they wait for an index, and take spans of time.</summary>
public static class Reads
{
    /// <summary>Documents in one answer; a wider span is refused, so that no answer grows without end.</summary>
    public const int Most = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A read with <c>minIndex</c> answers once the register holds that entry, or 503 with how far it is behind. Each carries the share observed.</summary>
    public static RouteGroupBuilder WaitingForMinIndex(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (HttpMethods.IsGet(http.Request.Method))
            {
                ObservedHeader.Write(http);
            }

            if (!HttpMethods.IsGet(http.Request.Method) || !http.Request.Query.TryGetValue("minIndex", out var asked))
            {
                return await next(context).ConfigureAwait(false);
            }

            if (!long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                return Refusals.BadForm("minIndex: write the index of an entry, a whole number.");
            }

            var centre = http.RequestServices.GetRequiredService<Centre>();
            var clock = http.RequestServices.GetRequiredService<TimeProvider>();
            if (await centre.Register.WaitForAsync(index, Patience, clock, http.RequestAborted).ConfigureAwait(false))
            {
                return await next(context).ConfigureAwait(false);
            }

            var lag = index + 1 - centre.Register.Entries;
            return Results.Json(
                new RefusalAnswer($"The register is {lag} entries behind index {index}; ask again.", lag), statusCode: StatusCodes.Status503ServiceUnavailable);
        });
        return group;
    }

    /// <summary>A time as the API writes it; null for nothing. A time that cannot be read is refused.</summary>
    /// <exception cref="BadHttpRequestException">The text is no time.</exception>
    public static Instant? Time(string? text, string name) => text switch
    {
        null or "" => null,
        _ when InstantPattern.ExtendedIso.Parse(text) is { Success: true } parsed => parsed.Value,
        _ => throw new BadHttpRequestException($"{name}: write a time such as 2026-01-01T00:00:00Z."),
    };

    /// <exception cref="BadHttpRequestException">The text is no date.</exception>
    public static LocalDate Date(string? text, string name) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
        ? parsed.Value
        : throw new BadHttpRequestException($"{name}: write a date such as 2026-01-01.");

    /// <summary>Documents of a span; null where there are more than <see cref="Most"/>.</summary>
    public static IReadOnlyList<T>? Span<T>(this Centre centre, string kind, string? from, string? to)
        where T : class
    {
        var found = centre.Register.List<T>(kind, Time(from, nameof(from)), Time(to, nameof(to)));
        return found.Count <= Most ? found : null;
    }

    public static IResult TooMany { get; } = Refusals.BadForm($"There are more than {Most}; narrow the span with from and to.");
}
