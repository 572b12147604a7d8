namespace Truceline.Formats.MavLink;

/// <summary>What one MAVLink message states, of those that place a vehicle and its camera. Degrees and metres; null where the message says unknown.</summary>
public abstract record MavLinkMessage
{
    private MavLinkMessage()
    {
    }

    /// <param name="Type">MAV_TYPE; 6 is a ground station, 18 an antenna tracker.</param>
    public sealed record Heartbeat(int Type) : MavLinkMessage;

    /// <param name="Unix">Microseconds since 1970.</param>
    /// <param name="Boot">Milliseconds since the autopilot started, at the same moment.</param>
    public sealed record SystemTime(ulong Unix, uint Boot) : MavLinkMessage;

    /// <param name="Boot">Null where the message counts no time since start.</param>
    /// <param name="Height">Above mean sea level.</param>
    /// <param name="Heading">Clockwise from north.</param>
    public sealed record Position(uint? Boot, double Latitude, double Longitude, double Height, double? Heading) : MavLinkMessage;

    public sealed record Attitude(uint Boot, double Roll, double Pitch, double Yaw) : MavLinkMessage;

    /// <param name="Pitch">Against the horizon, up positive.</param>
    /// <param name="Yaw">Clockwise, from north where <paramref name="IsFromNorth"/>, else from the vehicle's nose.</param>
    public sealed record Gimbal(double Pitch, double Yaw, bool IsFromNorth) : MavLinkMessage;
}
