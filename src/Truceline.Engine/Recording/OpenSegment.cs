using System.Security.Cryptography;

namespace Truceline.Engine.Recording;

/// <summary>
/// One part file being written. Bytes go to the file and into the hash in the same call; the state of the hash before the last
/// piece is kept, so that a cut within that piece costs no second reading.
/// </summary>
internal sealed class OpenSegment : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;
    private IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private IncrementalHash _before = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _lengthBefore;

    public OpenSegment(string path, long start, Func<string, FileStream> create)
    {
        _path = path;
        _file = create(path);
        Start = start;
    }

    public string FilePath => _path;

    /// <summary>Offset of the first byte in the session.</summary>
    public long Start { get; }

    public long Length { get; private set; }

    public long End => Start + Length;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var before = _hash.Clone();
        _before.Dispose();
        _before = before;
        _lengthBefore = Length;
        // A write that fails half way leaves more in the file than is counted here; recovery seals what stands in the file.
        _file.Write(bytes);
        _hash.AppendData(bytes);
        Length += bytes.Length;
    }

    /// <summary>Bytes from an offset in the session to the end, read back from the file.</summary>
    public byte[] Tail(long offset)
    {
        var tail = new byte[End - offset];
        ReadAt(tail, offset - Start);
        return tail;
    }

    /// <summary>Ends the segment before an offset in the session, and returns its hash. Whoever seals the file syncs it.</summary>
    public byte[] EndBefore(long offset)
    {
        var length = offset - Start;
        var hash = HashOf(length);
        if (length < Length)
        {
            _file.SetLength(length);
            Length = length;
        }

        return hash;
    }

    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
        _before.Dispose();
    }

    private byte[] HashOf(long length)
    {
        if (length == Length)
        {
            return _hash.GetCurrentHash();
        }

        // Where the cut lies before the last piece (a random-access point told late), the file is read again.
        var from = length >= _lengthBefore ? _lengthBefore : 0;
        using var hash = from == _lengthBefore ? _before.Clone() : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        for (var at = from; at < length;)
        {
            var piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at));
            ReadAt(piece, at);
            hash.AppendData(piece);
            at += piece.Length;
        }

        return hash.GetHashAndReset();
    }

    private void ReadAt(Span<byte> into, long at)
    {
        while (into.Length > 0)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, into, at);
            if (read == 0)
            {
                throw new IOException($"{_path} is shorter than what was written to it.");
            }

            into = into[read..];
            at += read;
        }
    }
}
