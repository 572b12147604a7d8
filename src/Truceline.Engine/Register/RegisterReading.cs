using NodaTime;
using Truceline.Core.Record;

namespace Truceline.Engine.Register;

/// <summary>The register as the core reads it. What is in it, only the fold writes.</summary>
public sealed class RegisterReading(Register register) : IRegisterRows
{
    public T? Get<T>(string kind, string id)
        where T : class => register.Get<T>(kind, id);

    public void Put<T>(string kind, string id, Instant at, T value)
        where T : class => throw new InvalidOperationException("The register is written by folding the log alone.");

    public IEnumerable<T> List<T>(string kind, Instant? from = null, Instant? to = null)
        where T : class => register.List<T>(kind, from, to);
}
