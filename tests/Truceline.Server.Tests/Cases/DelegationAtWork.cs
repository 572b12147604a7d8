using System.Security.Cryptography;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Ledger;
using Truceline.Server.Access;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Cases;

/// <summary>One delegation of a test: its keys, and what it signs with them.</summary>
internal sealed class DelegationAtWork(string id, byte[] headSeed)
{
    private const string Mission = "karabakh";

    private readonly byte[] _reviewerSeed = RandomNumberGenerator.GetBytes(32);

    public string Id => id;

    public string ReviewerKey => Hex.Of(Ed25519.PublicKeyOf(_reviewerSeed));

    public string HeadKey => Hex.Of(Ed25519.PublicKeyOf(headSeed));

    public string Salt { get; } = Hex.Of(RandomNumberGenerator.GetBytes(32));

    public string Form { get; set; } = CanonicalForm.Write(new AssessmentForm(
        Occurrence.Occurred, Act.CrossingByVehicle, null, null, null, Intent.Undetermined, Severity.Minor,
        StandardOfProof.ReasonableGrounds, ["uav-1-1"], null));

    public static DelegationAtWork Of(RunningServer server, string id) =>
        new(id, server.Centre.DemoKeys!.SeedOf(id, KeyRoles.Head));

    public Task<Visitor> SignInAsync(RunningServer server, Role role) => server.SignedInAsync(role, id);

    public object Enrolment(string? delegation = null) => new
    {
        delegation = delegation ?? id,
        role = KeyRoles.Reviewer,
        publicKey = ReviewerKey,
        countersignature = Sign(headSeed, SignedTexts.Key(Mission, id, KeyRoles.Reviewer, ReviewerKey)),
        command = "enrol",
    };

    public object Seal(string number, string openHash, int round = 1, string command = "seal")
    {
        var commitment = new Commitment(Mission, openHash, round, id, ReviewerKey, Salt, Form).Compute()!;
        return new
        {
            commitment,
            reviewerKey = ReviewerKey,
            signature = Sign(_reviewerSeed, SignedTexts.Commitment(Mission, number, round, id, commitment)),
            command,
        };
    }

    public object Opening(string? salt = null) => new { form = Form, salt = salt ?? Salt, command = "open-seal" };

    public object Finding(string number, string digest, int round = 1) => new
    {
        finding = digest,
        signed = true,
        headKey = HeadKey,
        signature = Sign(headSeed, SignedTexts.Finding(Mission, number, round, digest, true)),
        command = "finding",
    };

    /// <summary>Headers that ask for a path in the name of the reviewer's key.</summary>
    public Dictionary<string, string> Asking(string origin, string path, Instant at, string method = "GET", bool asHead = false)
    {
        var time = InstantPattern.General.Format(at);
        return new()
        {
            [SigningReviewer.KeyHeader] = asHead ? HeadKey : ReviewerKey,
            [SigningReviewer.TimeHeader] = time,
            [SigningReviewer.SignatureHeader] = Sign(asHead ? headSeed : _reviewerSeed, SignedTexts.Request(origin, method, path, time)),
        };
    }

    private static string Sign(byte[] seed, byte[] message) => Hex.Of(Ed25519.Sign(seed, message));
}
