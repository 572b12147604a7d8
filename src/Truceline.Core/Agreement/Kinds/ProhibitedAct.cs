using Truceline.Core.Cases;

namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Acts that nobody may do in the zone, with some weapons or with any, at some hours or at all.</summary>
    public sealed record ProhibitedAct(string Zone, IReadOnlyList<Act> Acts) : ClauseRule
    {
        public override string Zone { get; } = Zone;

        public override IReadOnlyList<Act> Acts { get; } = Acts;

        /// <summary>The weapons with which it is forbidden.</summary>
        public WeaponScope Weapons { get; init; } = WeaponScope.Any;

        /// <summary>The hours at which it is forbidden; null: at all.</summary>
        public DailyHours? Hours { get; init; }

        public override ClauseRule ReadAs(Reading reading) =>
            reading.Acts is { } acts ? new ProhibitedAct(Zone, acts) { Weapons = Weapons, Hours = Hours } : this;

        private protected override string? Excuse(JudgedAct act) =>
            Hours is { } hours && !hours.Hold(act.Claimed) ? "The clause does not forbid it at that hour."
            : Weapons.Holds(act.Weapon) == false ? "The clause does not forbid it with that weapon."
            : null;

        private protected override string? Doubt(JudgedAct act) => Acts.Contains(act.Act) && Weapons.Holds(act.Weapon) is null
            ? "The clause speaks of some weapons only, and what weapon it was is not recorded."
            : null;
    }
}
