using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Engine.Register;

namespace Truceline.Engine.Mandates;

/// <summary>The mission with the modalities in force, whoever asks and whenever. Versions are read again when the log has grown. For any thread.</summary>
internal sealed class MissionInForce(Mission adopted, Register.Register register, ModalitiesShelf shelf, TimeProvider clock)
{
    private (long Entries, Mission Mission)? _known;
    private readonly Lock _reading = new();

    public Mission Now => Known().At(Instant.FromDateTimeOffset(clock.GetUtcNow()));

    /// <summary>With every version, and those that it starts with in force.</summary>
    public Mission Known()
    {
        lock (_reading)
        {
            var entries = register.Entries;
            if (_known is not { } known || known.Entries != entries)
            {
                _known = known = (entries, shelf.With(adopted, new RegisterReading(register)));
            }

            return known.Mission;
        }
    }
}
