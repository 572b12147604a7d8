namespace Truceline.Ledger;

/// <summary>
/// The log cannot be opened or read as it stands. The message is one sentence for a person and names the file; whoever
/// starts the log catches this once and stops, because writing on would make the damage worse.
/// </summary>
public sealed class LogFaultException : Exception
{
    public LogFaultException(string message)
        : base(message)
    {
    }

    public LogFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public LogFaultException()
    {
    }
}
