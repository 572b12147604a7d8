namespace Truceline.Engine.Replaying;

/// <summary>Says in sentences what a replay met: what is wrong with the file, and why nothing was opened.</summary>
internal sealed class ReplayReasons(IncidentFlow flow, long length)
{
    private const int PacketLength = 188;

    /// <summary>It is a transport stream that says what it carries.</summary>
    public bool Usable => flow.Reading.Transport.Packets * PacketLength >= length / 2 && flow.Reading.Transport.Packets > 0
        && flow.Reading.Streams.Count > 0;

    public IEnumerable<string> Sentences(int incidents)
    {
        if (length == 0)
        {
            return ["The file is empty: there was nothing to record."];
        }

        if (!Usable)
        {
            return [flow.Reading.Transport.Packets * PacketLength < length / 2
                ? $"The file is not an MPEG transport stream; its {length} bytes are recorded, and nothing could be read in them."
                : $"The file is a transport stream without a programme map; its {length} bytes are recorded, and nothing could be read in them."];
        }

        return Damage().Concat(incidents == 0 ? flow.Why.Explain() : []);
    }

    private IEnumerable<string> Damage()
    {
        var transport = flow.Reading.Transport;
        if (length % PacketLength != 0 && transport.SkippedBytes > 0)
        {
            yield return "The file ends within a transport packet: it was cut. What it holds of it is recorded.";
        }

        if (transport.ContinuityErrors > 0)
        {
            yield return $"Transport packets are missing in {transport.ContinuityErrors} places; what they hit was dropped, not half believed.";
        }
    }
}
