using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Truceline.Server.Tests.Access;

/// <summary>
/// An authenticator with one ES256 key and no attestation, at one origin: enough of WebAuthn Level 3 (W3C), CBOR (RFC 8949)
/// and COSE (RFC 9053) to enrol and to sign in.
/// </summary>
public sealed class SoftwareAuthenticator(Uri origin) : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _userHandle = "";
    private uint _counter;

    /// <summary>Pretends to be at another origin, as a page that relays would.</summary>
    public string ClaimedOrigin { get; set; } = origin.GetLeftPart(UriPartial.Authority);

    public object Enrol(JsonElement options)
    {
        _userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var data = Concat(
            AuthenticatorData(Present | Verified | HasKey), new byte[16], [0, (byte)_id.Length], _id, CoseKey());
        var attestation = Concat([0xA3], Text("fmt"), Text("none"), Text("attStmt"), [0xA0], Text("authData"), [0x59, (byte)(data.Length >> 8), (byte)data.Length], data);
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(ClientData("webauthn.create", options)),
            attestationObject = Base64Url.EncodeToString(attestation),
            transports = new[] { "internal" },
        });
    }

    public object SignIn(JsonElement options)
    {
        var clientData = ClientData("webauthn.get", options);
        var data = AuthenticatorData(Present | Verified);
        var signature = _key.SignData(
            Concat(data, SHA256.HashData(clientData)), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(clientData),
            authenticatorData = Base64Url.EncodeToString(data),
            signature = Base64Url.EncodeToString(signature),
            userHandle = _userHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private object Credential(object response) => new
    {
        id = Base64Url.EncodeToString(_id), rawId = Base64Url.EncodeToString(_id), type = "public-key", clientExtensionResults = new { }, response,
    };

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = ClaimedOrigin, crossOrigin = false });

    private byte[] AuthenticatorData(int flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++_counter);
        return Concat(SHA256.HashData(Encoding.UTF8.GetBytes(origin.Host)), [(byte)flags], counter);
    }

    /// <summary>EC2 key for ES256: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.</summary>
    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return Concat([0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20], point.X!, [0x22, 0x58, 0x20], point.Y!);
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Concat(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
