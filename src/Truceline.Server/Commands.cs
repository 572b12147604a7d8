using System.Buffers;
using Truceline.Engine;
using Truceline.Engine.Cases;

namespace Truceline.Server;

/// <summary>A command is in the log.</summary>
/// <param name="Index">Of its leaf.</param>
public sealed record EnteredAnswer(long Index);

/// <summary>From a form to an entry.</summary>
public static class Commands
{
    private const int Longest = 80;

    private static readonly SearchValues<char> Printable = SearchValues.Create(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).ToArray());

    /// <summary>
    /// The id under which the centre knows a command. It names who acts, so that nobody can take another's id in advance
    /// and have a seal answered with an older entry.
    /// </summary>
    /// <exception cref="BadHttpRequestException">The id is not of its form.</exception>
    public static string Id(string actor, string? command) =>
        command is { Length: > 0 and <= Longest } && !command.AsSpan().ContainsAnyExcept(Printable)
            ? $"{actor}:{command}"
            : throw new BadHttpRequestException($"command: write 1 to {Longest} printable ASCII characters without space.");

    public static async Task<IResult> AnswerAsync(this Centre centre, CentreCommand command, CancellationToken cancellation) =>
        await centre.SubmitAsync(command, cancellation) switch
        {
            CommandAnswer.Entered entered => Results.Ok(new EnteredAnswer(entered.Index)),
            CommandAnswer.Refused refused => Refusals.Conflict(refused.Sentence),
            _ => Refusals.Conflict("The centre gave no answer."),
        };

    /// <summary>What every command can answer, for the description of the API.</summary>
    public static RouteHandlerBuilder IsCommand(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<EnteredAnswer>().Produces<RefusalAnswer>(StatusCodes.Status409Conflict).Produces<RefusalAnswer>(StatusCodes.Status400BadRequest);
}
