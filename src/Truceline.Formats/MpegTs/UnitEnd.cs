namespace Truceline.Formats.MpegTs;

/// <summary>
/// Learns whether the end of an access unit can be seen before the next one begins, which saves a viewer the time of one
/// picture. Most writers fill up the last packet of a PES packet, and start every unit in a PES packet of its own; once
/// a stream has done so often enough it is believed, and never again after it was mistaken once.
/// </summary>
internal sealed class UnitEnd
{
    private const int Enough = 16;

    private int _confirmed;
    private int _signs;
    private bool _isLast;
    private bool _handedOn;
    private bool _isRefuted;

    /// <summary>A PES packet begins.</summary>
    /// <param name="beginsUnit">With the first bytes of an access unit.</param>
    public void NextPes(bool beginsUnit)
    {
        if (!beginsUnit || _signs > 1)
        {
            _confirmed = 0;
        }
        else if (_signs == 1 && _isLast)
        {
            _confirmed++;
        }

        _signs = 0;
        _isLast = false;
        _handedOn = false;
    }

    /// <summary>A packet went by that may be the last of its unit; true when it is to be taken for that.</summary>
    public bool Seen()
    {
        _signs++;
        _isLast = true;
        _handedOn = _signs == 1 && _confirmed >= Enough && !_isRefuted;
        return _handedOn;
    }

    /// <summary>More bytes come in the same PES packet; true when its unit was already handed on.</summary>
    public bool WasMistaken()
    {
        _isLast = false;
        _isRefuted |= _handedOn;
        return _handedOn;
    }

    /// <summary>Nothing can be learned from a PES packet that lost a part.</summary>
    public void Lost()
    {
        _signs = 0;
        _isLast = false;
        _handedOn = false;
    }
}
