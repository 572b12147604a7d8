namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Weapons stand no nearer to a line than their class and calibre allow.</summary>
    /// <param name="Line">Id of the line that distances are taken from.</param>
    public sealed record WithdrawalLine(string Line, IReadOnlyList<WithdrawalBand> Bands) : ClauseRule;
}

/// <param name="Metres">The least distance from the line.</param>
public sealed record WithdrawalBand(WeaponScope Weapons, double Metres);
