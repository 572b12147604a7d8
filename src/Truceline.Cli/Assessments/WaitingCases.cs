using System.Text;
using Truceline.Cli.Keys;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Server.Cases;

namespace Truceline.Cli.Assessments;

/// <summary>Asks the centre, with the reviewer's key alone, what waits for a seal.</summary>
internal sealed class WaitingCases(CentreClient client, KeyFile key)
{
    /// <summary>The number of the one case that waits; where none or several do, a sentence that says which.</summary>
    public async Task<(string? Number, string? Trouble)> TheOneAsync(CancellationToken cancellation)
    {
        var (answer, trouble) = await client.ReadAsync<ReviewerAnswer>("api/reviewer", key, cancellation).ConfigureAwait(false);
        return answer switch
        {
            null => (null, trouble),
            { Waiting: [] } => (null, Line($"No case of {answer.Mission} waits for a seal of {answer.Delegation}.")),
            { Waiting: [var one] } => (one.Case, null),
            _ => (null, Line($"{answer.Waiting.Count} cases wait for a seal of {answer.Delegation}; say which with --case:") + List(answer)),
        };
    }

    /// <summary>The case with the entries that show what a seal binds; not yet believed.</summary>
    public Task<(CaseToSealAnswer? Answer, string? Trouble)> ReadAsync(string number, CancellationToken cancellation) =>
        client.ReadAsync<CaseToSealAnswer>($"api/reviewer/cases/{Uri.EscapeDataString(number)}", key, cancellation);

    /// <summary>The case in lines. The machine's attribution is not in it: the server keeps it until the seal, and it is not printed where a server does not.</summary>
    public static string Facts(CaseToSealAnswer of)
    {
        var text = new StringBuilder();
        var round = of.File.Rounds[^1];
        text.AppendLine(Line($"{of.File.Case} of {of.Mission}, round {round.Round}, for {of.Delegation}. Seals are taken until {round.AssessBy}."));
        text.AppendLine(Line($"Opened by {of.File.By} at {of.File.OpenedAt}: {of.File.Reason}"));
        if (round.Round > 1)
        {
            text.AppendLine(Line($"Judged again because {round.Opening.By} says: {round.Opening.Reason}"));
        }

        foreach (var incident in of.Incidents)
        {
            var at = incident.Place.At;
            text.AppendLine(Line($"  {incident.Incident}: alleged {Kebab.Of(incident.Act)}, zone {incident.Zone}, received {incident.Received}, {at.Latitude:0.0000} {at.Longitude:0.0000}{(incident.PlaceCoarsened ? " (middle of a 1 km cell)" : "")}"));
            foreach (var cited in incident.Evidence)
            {
                text.AppendLine(Line($"    evidence {cited.Sha256}"));
            }
        }

        return text.ToString();
    }

    private static string List(ReviewerAnswer answer) =>
        string.Concat(answer.Waiting.Select(one => "\n" + Line($"  {one.Case}  round {one.Round}, until {one.AssessBy}: {one.Reason}")));

    private static string Line(FormattableString text) => ForeignText.Shown(FormattableString.Invariant(text));
}
