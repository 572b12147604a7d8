using System.Globalization;
using NodaTime;
using Truceline.Core.Coverage;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine;
using Truceline.Server.Access;

namespace Truceline.Server.Claims;

/// <summary>
/// A complaint held against what was seen and heard: would it have been noticed? Worked out when it is read, never entered. A liaison learns
/// that it was tested and not how: else complaints would tell a party where nobody looks.
/// </summary>
internal static class ComplaintTest
{
    private static readonly SemaphoreSlim Folding = new(1);

    /// <summary>What can be said without folding a day's footprints; where <c>Tested</c>, <see cref="OfAsync"/> says more to a delegation.</summary>
    public static ComplaintTestAnswer Of(ComplaintView one) => Claim(one) switch
    {
        (null, var why) => new(false, why!),
        _ => new(true, "Tested against what was seen and heard; what of it counts, the delegations' answer says."),
    };

    public static async Task<ComplaintTestAnswer> OfAsync(Centre centre, Caller caller, ComplaintView one, CancellationToken cancellation)
    {
        if (Claim(one).Claim is not { } claim || !Mandate.May(caller.Role, Deed.ReadRecord))
        {
            return Of(one);
        }

        await Folding.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return new(true, Sentence(await Task.Run(() => centre.Coverage.Test(claim), cancellation).ConfigureAwait(false)));
        }
        finally
        {
            Folding.Release();
        }
    }

    private static (TestClaim? Claim, string? Why) Claim(ComplaintView one)
    {
        if (one is not { Place: { } place, Within: { } within })
        {
            return (null, "Not tested against coverage: it names no place.");
        }

        if (NoticedKinds.Of(one.Act) is not { } kind)
        {
            return (null, "Not tested against coverage: no picture or sound shows such an act.");
        }

        // A moment is a minute long: nobody's clock in a complaint is better.
        var claim = new TestClaim(place, within, one.From, Instant.Max(one.To, one.From + Duration.FromMinutes(1)), kind);
        return claim.Refusal is { } refusal ? (null, $"Not tested against coverage: {char.ToLowerInvariant(refusal[0])}{refusal[1..]}") : (claim, null);
    }

    private static string Sentence(ClaimAnswer answer)
    {
        var by = string.Join(", ", answer.By.Select(seeing => seeing.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var share = string.Create(CultureInfo.InvariantCulture, $"{100 * answer.Looked:0} % of the place and time was in view or hearing; it would have been noticed with probability {answer.Probability:0.00}");
        return answer.Verdict switch
        {
            ClaimVerdict.Yes => $"Yes, it would have been noticed: {share}{(by.Length > 0 ? $", by {by}" : "")}.",
            ClaimVerdict.Partly => $"Partly: {share}{(by.Length > 0 ? $", by {by}" : "")}.",
            _ => $"No, nobody would have noticed it: {share}. That nothing was recorded says nothing.",
        };
    }
}
