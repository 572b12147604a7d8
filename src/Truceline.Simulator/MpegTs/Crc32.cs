namespace Truceline.Simulator.MpegTs;

/// <summary>The CRC of program-specific information (ISO/IEC 13818-1, annex A): polynomial 04C11DB7, all ones at first, not reflected.</summary>
internal static class Crc32
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= (uint)b << 24;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 0x80000000u) != 0 ? unchecked(crc << 1) ^ 0x04C11DB7u : unchecked(crc << 1);
            }
        }

        return crc;
    }
}
