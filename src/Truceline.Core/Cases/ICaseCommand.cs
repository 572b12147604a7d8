using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Core.Cases;

/// <summary>Something that is asked of an open case. It decides and does nothing.</summary>
public interface ICaseCommand
{
    /// <param name="now">The centre's time at which it is decided.</param>
    Decision<Statement> Decide(CaseFile current, Instant now);
}

/// <summary>What a decision needs to know of keys: the enrolled ones, the heads', and how to check a signature.</summary>
/// <param name="KeyOf">The key's view by its public half; null where it is not enrolled.</param>
public sealed record KeyBook(Func<string, KeyView?> KeyOf, Func<string, string?> HeadKeyOf, SignatureCheck Verify)
{
    /// <summary>As the register has it now. Null before the mission is opened.</summary>
    public static KeyBook? Of(IRegisterRows rows, SignatureCheck verify) =>
        rows.Get<MissionView>(RegisterKinds.Mission, RegisterKinds.TheMission) is { } mission
            ? new(key => rows.Get<KeyView>(RegisterKinds.Key, key), mission.HeadKeyOf, verify)
            : null;
}
