namespace Truceline.Formats.MpegTs;

/// <summary>What a programme map says a stream carries: its type, and the descriptors that name KLV (SMPTE RP 217, ST 1402).</summary>
internal static class StreamContent
{
    private const byte RegistrationDescriptor = 0x05;
    private const byte MetadataDescriptor = 0x26;

    public static TsContent Of(int streamType, ReadOnlySpan<byte> descriptors) => streamType switch
    {
        0x01 or 0x02 => TsContent.Mpeg2Video,
        0x1B => TsContent.H264,
        0x24 => TsContent.Hevc,
        0x06 or 0x15 => NamesKlv(descriptors) ? TsContent.Klv : TsContent.PerhapsKlv,
        _ => TsContent.Other,
    };

    private static bool NamesKlv(ReadOnlySpan<byte> descriptors)
    {
        while (descriptors.Length >= 2)
        {
            var length = Math.Min((int)descriptors[1], descriptors.Length - 2);
            var body = descriptors.Slice(2, length);
            var isKlv = descriptors[0] switch
            {
                RegistrationDescriptor => body.StartsWith("KLVA"u8),
                MetadataDescriptor => body.Length >= 7 && body[2] == 0xFF && body[3..].StartsWith("KLVA"u8),
                _ => false,
            };
            if (isKlv)
            {
                return true;
            }

            descriptors = descriptors[(2 + length)..];
        }

        return false;
    }
}
