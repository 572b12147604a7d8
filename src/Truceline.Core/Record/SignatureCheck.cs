namespace Truceline.Core.Record;

/// <summary>Whether an Ed25519 signature (64 bytes) over a message holds under a public key (32 bytes). Never throws.</summary>
public delegate bool SignatureCheck(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);
