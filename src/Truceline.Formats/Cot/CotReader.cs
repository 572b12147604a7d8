using System.Text;

namespace Truceline.Formats.Cot;

/// <summary>
/// Cuts Cursor-on-Target events out of bytes fed in portions of any size: XML, one after the other, in datagrams or in a stream. Holds one
/// event of at most 16 KiB. Never throws for what it is fed.
/// </summary>
public sealed class CotReader(Action<CotEvent> take)
{
    private const int LongestEvent = 16 * 1024;
    private static readonly byte[] Start = Encoding.ASCII.GetBytes("<event");
    private static readonly byte[] End = Encoding.ASCII.GetBytes("</event>");

    private readonly byte[] _held = new byte[LongestEvent];
    private int _length;

    /// <summary>Events that are an own asset's position.</summary>
    public long Good { get; private set; }

    /// <summary>Well-formed events of any other kind: they are not kept apart, not shown, and nothing follows from them.</summary>
    public long Refused { get; private set; }

    /// <summary>What is no event: not well formed, with a document type or entities, without a place, too long.</summary>
    public long Bad { get; private set; }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (_length == LongestEvent)
            {
                Bad++;
                _length = 0;
            }

            _held[_length++] = one;
            if (one == (byte)'>')
            {
                Look();
            }
            else if (_length == Start.Length && !_held.AsSpan(0, _length).SequenceEqual(Start))
            {
                // Nothing is held before an event begins.
                _held.AsSpan(1, --_length).CopyTo(_held);
            }
        }
    }

    /// <summary>The bytes stand still: what is half an event is none.</summary>
    public void Flush()
    {
        Bad += _length >= Start.Length ? 1 : 0;
        _length = 0;
    }

    private void Look()
    {
        var held = _held.AsSpan(0, _length);
        if (!held.StartsWith(Start))
        {
            _length = 0;
        }
        else if (held.EndsWith(End))
        {
            Take(CotXml.Read(Encoding.UTF8.GetString(held)));
            _length = 0;
        }
    }

    private void Take(CotEvent? read)
    {
        if (read is null)
        {
            Bad++;
        }
        else if (!read.IsOwnAsset)
        {
            Refused++;
        }
        else
        {
            Good++;
            take(read);
        }
    }
}
