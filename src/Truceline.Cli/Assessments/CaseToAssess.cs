using Truceline.Cli.Offline;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Ledger;

namespace Truceline.Cli.Assessments;

/// <summary>What the reviewer said of the case.</summary>
internal sealed record CaseAsNamed(string Number, string? Mission, string? Delegation, string? Receipt, int Round, string? Copy);

/// <summary>What a seal binds besides the form.</summary>
/// <param name="Basis">What it rests on, for the reviewer to read.</param>
internal sealed record CaseToAssess(string Mission, string Number, string OpenHash, int Round, string Delegation, string Basis)
{
    /// <summary>From the reviewer's own copy or receipt, without asking the server that is sealed against.</summary>
    public static async Task<(CaseToAssess? Case, string? Trouble)> FindAsync(CaseAsNamed named, string publicKey, CancellationToken cancellation) =>
        named.Copy is { } folder ? await FromCopyAsync(named, folder, publicKey, cancellation).ConfigureAwait(false) : FromReceipt(named);

    private static (CaseToAssess?, string?) FromReceipt(CaseAsNamed named) => named switch
    {
        { Receipt: null } or { Mission: null } or { Delegation: null } =>
            (null, "A receipt is given whole: --receipt HASH --mission ID --delegation ID, as the console shows it."),
        _ when !Hex.IsDigest(named.Receipt) => (null, "The case-open hash is 64 lower-case hex digits."),
        _ when !Identifier.IsValid(named.Mission) || !Identifier.IsValid(named.Delegation) || !Identifier.IsValid(named.Number) =>
            (null, "Mission, delegation and case are named by their ids."),
        _ => (new(named.Mission, named.Number, named.Receipt, named.Round, named.Delegation, "the receipt that you gave."), null),
    };

    private static async Task<(CaseToAssess?, string?)> FromCopyAsync(CaseAsNamed named, string folder, string publicKey, CancellationToken cancellation)
    {
        try
        {
            var register = await FoldedLog.OfAsync(folder, null, cancellation).ConfigureAwait(false);
            return (register.Rows.Get<CaseFile>(RegisterKinds.CaseFile, named.Number), register.Rows.Get<KeyView>(RegisterKinds.Key, publicKey)) switch
            {
                (null, _) => (null, $"The copy in {folder} holds no case {named.Number}."),
                (_, not { Counts: true }) => (null, $"In the copy in {folder} that key is not enrolled; a head countersigns it, an administrator enters it."),
                ({ } file, { } key) => (new(file.Mission, file.Number, file.OpenHash, file.Current.Number, key.Delegation, $"your own copy in {folder}."), null),
            };
        }
        catch (LogFaultException fault)
        {
            return (null, fault.Message);
        }
    }
}
