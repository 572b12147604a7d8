namespace Truceline.Core.Record;

/// <summary>Who says so. The machine alleges, people find; the four are never mixed.</summary>
public enum FactLevel
{
    /// <summary>The machine, or a complaint, alleges it.</summary>
    Alleged,

    /// <summary>The recorded values break a clause as the adopted rules test it. Nobody has judged.</summary>
    IndicatedByRule,

    /// <summary>At least one delegation found that it occurred; no finding is signed by both heads. Of a reported fact: one delegation stands behind it.</summary>
    FoundByOne,

    /// <summary>Both delegations found that it occurred and both heads signed. Of a reported fact: both stand behind it, unsigned.</summary>
    FoundJointly,
}
