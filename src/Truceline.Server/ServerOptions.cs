namespace Truceline.Server;

/// <summary>
/// How the server is run; the keys and their meaning are in <c>docs/configuration.md</c>, which a test holds against this
/// record. Everything has a default but the data folder.
/// </summary>
public sealed record ServerOptions
{
    /// <summary>The data folder.</summary>
    public required string Data { get; init; }

    /// <summary>Where to listen, separated by semicolons. Beyond loopback only https is taken.</summary>
    public string Urls { get; init; } = "http://localhost:5080";

    /// <summary>Invented people sign in by printed links. Refused beyond loopback.</summary>
    public bool Demo { get; init; }

    /// <summary>Folder of the built console; null looks beside the checkout and next to the program.</summary>
    public string? Console { get; init; }

    /// <summary>Folder of elevation tiles (.hgt, GeoTIFF, DTED); null places on the height that sensors state for their frame centres.</summary>
    public string? Elevation { get; init; }

    /// <summary>File of the geoid's height: WW15MGH.DAC, WW15MGH.GRD or a PGM.</summary>
    public string? Geoid { get; init; }

    /// <summary>Names, besides localhost and *.localhost, under which the server answers.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>PEM file with the certificate chain for https.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file with the certificate's private key.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Hours until a session ends and its person signs in again.</summary>
    public int SessionHours { get; init; } = 12;

    /// <summary>Hours for which an enrolment link works.</summary>
    public int EnrolmentHours { get; init; } = 72;

    /// <summary>Minutes for which the demo's sign-in links work.</summary>
    public int SignInLinkMinutes { get; init; } = 10;

    /// <summary>Attempts to sign in or enrol, a minute and an address.</summary>
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Requests authenticated by a reviewer's signature alone, a minute and an address.</summary>
    public int SignedPostsPerMinute { get; init; } = 60;

    /// <summary>Largest body of a request, in KiB.</summary>
    public int LargestBodyKiB { get; init; } = 256;

    /// <summary>Live connections that one session may hold.</summary>
    public int SocketsPerSession { get; init; } = 16;

    /// <summary>The program that transcodes MPEG-2 and HEVC for viewing.</summary>
    public string Ffmpeg { get; init; } = "ffmpeg";

    /// <summary>Address space of one transcoding child, in MiB.</summary>
    public int TranscoderMiB { get; init; } = 2048;

    /// <summary>Transcoding children at a time.</summary>
    public int Transcoders { get; init; } = 4;

    /// <summary>Marks what moves in recorded video for the reviewer's eye, where the processor allows.</summary>
    public bool Motion { get; init; } = true;

    /// <summary>Load of the machine, in per cent of its processors, above which video is not looked at for what moves.</summary>
    public int MotionLoadPercent { get; init; } = 90;
}
