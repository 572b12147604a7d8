using NodaTime;

namespace Truceline.Core.Mandates;

/// <summary>Clocks.</summary>
public sealed partial record Modalities
{
    /// <summary>From the opening of a round to its close.</summary>
    public Duration Assess { get; init; } = Duration.FromHours(72);

    /// <summary>From the close of a round to the last reveal.</summary>
    public Duration Reveal { get; init; } = Duration.FromHours(24);

    /// <summary>From the last opening or lapse of a seal until the heads' signatures are due.</summary>
    public Duration Sign { get; init; } = Duration.FromHours(72);

    /// <summary>From the filing of a complaint until a delegation has acknowledged it.</summary>
    public Duration AcknowledgeComplaint { get; init; } = Duration.FromHours(24);

    /// <summary>From the filing of a complaint until it is answered.</summary>
    public Duration AnswerComplaint { get; init; } = Duration.FromHours(72);

    /// <summary>From the sending of a notice until a party's acknowledgement is late.</summary>
    public Duration AcknowledgeNotice { get; init; } = Duration.FromHours(24);
}
