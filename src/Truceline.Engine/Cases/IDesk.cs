using NodaTime;

namespace Truceline.Engine.Cases;

/// <summary>Takes the commands about one matter.</summary>
internal interface IDesk
{
    /// <returns>How the command goes its way; null where it is another desk's.</returns>
    Step? StepOf(CentreCommand command, Instant now);
}
