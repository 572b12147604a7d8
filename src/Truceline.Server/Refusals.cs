using System.Text.Json;
using Truceline.Core.Record;

namespace Truceline.Server;

/// <summary>The one form in which the server says no.</summary>
/// <param name="Refused">One sentence.</param>
/// <param name="Lag">With a read that waited in vain: entries that the register is behind the index asked for.</param>
public sealed record RefusalAnswer(string Refused, long? Lag = null);

public static class Refusals
{
    /// <summary>The command cannot be, as things stand.</summary>
    public static IResult Conflict(string sentence) => Results.Json(new RefusalAnswer(sentence), statusCode: StatusCodes.Status409Conflict);

    /// <summary>What was sent is not of its form.</summary>
    public static IResult BadForm(string sentence) => Results.Json(new RefusalAnswer(sentence), statusCode: StatusCodes.Status400BadRequest);

    public static IResult Forbidden(string sentence) => Results.Json(new RefusalAnswer(sentence), statusCode: StatusCodes.Status403Forbidden);

    public static IResult NotFound(string sentence) => Results.Json(new RefusalAnswer(sentence), statusCode: StatusCodes.Status404NotFound);

    public static Task WriteAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new RefusalAnswer(sentence), StatementJson.Options, context.RequestAborted);
    }

    /// <summary>What the framework refuses by itself gets a sentence too; a fault gets one that tells nothing.</summary>
    public static IApplicationBuilder UseRefusals(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Truceline.Server");
        return app.Use(async (context, next) =>
        {
            try
            {
                await next(context).ConfigureAwait(false);
                await ExplainAsync(context).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody is left to be answered.
            }
            catch (Exception fault) when (!context.Response.HasStarted)
            {
                await AnswerFaultAsync(context, fault, log).ConfigureAwait(false);
            }
        });
    }

    private static Task AnswerFaultAsync(HttpContext context, Exception fault, ILogger log)
    {
        if (fault is BadHttpRequestException bad)
        {
            return WriteAsync(context, bad.StatusCode, bad.InnerException is JsonException json ? $"The form is wrong: {json.Message}" : bad.Message);
        }

        LogMessages.RequestFailed(log, context.Request.Method, context.Request.Path, fault);
        return WriteAsync(context, StatusCodes.Status500InternalServerError, "The server failed; its operator finds the reason in the log.");
    }

    private static Task ExplainAsync(HttpContext context)
    {
        var response = context.Response;
        var bare = !response.HasStarted && response.ContentType is null && response.ContentLength is null or 0;
        return bare && SentenceFor(response.StatusCode) is { } sentence ? WriteAsync(context, response.StatusCode, sentence) : Task.CompletedTask;
    }

    private static string? SentenceFor(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not of the expected form.",
        StatusCodes.Status401Unauthorized => "Sign in first.",
        StatusCodes.Status403Forbidden => "Your role may not do this.",
        StatusCodes.Status404NotFound => "There is nothing here.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
        StatusCodes.Status413PayloadTooLarge => "The request is too large.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON.",
        StatusCodes.Status429TooManyRequests => "Too many attempts; wait a minute.",
        _ => null,
    };
}
