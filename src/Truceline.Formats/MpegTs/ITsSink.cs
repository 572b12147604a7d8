namespace Truceline.Formats.MpegTs;

/// <summary>
/// What a <see cref="TsDemuxer"/> tells as it reads. Spans are valid during the call only: copy what must stay.
/// Calls come on the thread that feeds, in the order of the stream.
/// </summary>
public interface ITsSink
{
    /// <summary>One whole KLV packet: 16-byte key, BER length, value.</summary>
    void Klv(in KlvUnit unit);

    /// <summary>
    /// Whether access units of a stream are wanted; asked at the start of each PES packet. Where they are not, only their
    /// times are read, and <see cref="Video"/> is not called.
    /// </summary>
    bool WantsVideo(int pid) => true;

    /// <summary>One access unit.</summary>
    void Video(in VideoUnit unit)
    {
    }

    /// <summary>A PES packet of video that states a time begins, wanted or not; told after <see cref="RandomAccess"/>.</summary>
    /// <param name="pts">90 kHz, unwrapped.</param>
    void Presented(int pid, long pts)
    {
    }

    /// <summary>
    /// A picture from which decoding can begin starts here. <paramref name="offset"/> is the absolute offset in the fed
    /// bytes of the packet that begins it, or of the PAT before it where no picture lies between. It may lie before the
    /// bytes of the present call, never in bytes not yet fed.
    /// </summary>
    /// <param name="pts">90 kHz, unwrapped; null where the picture states none.</param>
    void RandomAccess(int pid, long? pts, long offset)
    {
    }

    /// <summary>The programme map was read for the first time, or changed.</summary>
    void StreamsChanged(IReadOnlyList<TsStream> streams)
    {
    }
}

/// <summary>What an elementary stream carries, as far as this reader cares.</summary>
public enum TsContent
{
    Other,
    Mpeg2Video,
    H264,
    Hevc,
    Klv,

    /// <summary>Private or metadata stream without a KLVA registration: taken as KLV when its payload starts with a SMPTE key.</summary>
    PerhapsKlv,
}

/// <summary>One elementary stream of a programme map.</summary>
public sealed record TsStream(int Pid, int StreamType, TsContent Content);

/// <summary>One access unit of video.</summary>
/// <param name="pid">PID, 13 bits.</param>
public readonly ref struct VideoUnit(int pid, TsContent codec)
{
    public int Pid { get; } = pid;

    public TsContent Codec { get; } = codec;

    /// <summary>90 kHz, unwrapped.</summary>
    public required long Pts { get; init; }

    /// <summary>90 kHz, unwrapped; equal to <see cref="Pts"/> where the stream states none.</summary>
    public required long Dts { get; init; }

    /// <summary>The stream stated no PTS for this unit; <see cref="Pts"/> continues the pace of those before.</summary>
    public bool PtsInferred { get; init; }

    /// <summary>Decoding can begin here: IDR or SPS (H.264), IRAP (HEVC), sequence or group header (MPEG-2).</summary>
    public bool IsKey { get; init; }

    /// <summary>Something was lost between the unit before and this one.</summary>
    public bool AfterLoss { get; init; }

    /// <summary>The elementary bytes; Annex B for H.264 and HEVC.</summary>
    public ReadOnlySpan<byte> Bytes { get; init; }
}

/// <summary>One KLV packet as the transport brought it.</summary>
public readonly ref struct KlvUnit(int pid, long? pts, bool ptsInferred, ReadOnlySpan<byte> bytes)
{
    public int Pid { get; } = pid;

    /// <summary>90 kHz, unwrapped; null only where the whole stream has shown no time at all.</summary>
    public long? Pts { get; } = pts;

    /// <summary>The packet came without a PTS; <see cref="Pts"/> is that of the video (else KLV) before it.</summary>
    public bool PtsInferred { get; } = ptsInferred;

    /// <summary>Key, BER length and value, whole.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}
