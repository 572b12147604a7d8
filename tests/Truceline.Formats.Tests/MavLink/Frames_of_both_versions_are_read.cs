using CsCheck;
using Truceline.Formats.MavLink;

namespace Truceline.Formats.Tests.MavLink;

/// <summary>
/// Frames packed by a program that shares nothing with the code under test; its checksum seeds were worked out from the messages'
/// definitions (common.xml) by the rule of the MAVLink guide.
/// </summary>
public sealed class Frames_of_both_versions_are_read
{
    private const string Heartbeat = "fe09000101000000000002035104037ddd";
    private const string SystemTime = "fd0a0000000101020000008cb2e75e4706001027d5d1";
    private const string Attitude = "fd1000000001011e000010270000cdcccc3dcdcc4cbd0000c03fa826";
    private const string GlobalPosition = "fd1c0000000101210000e02e000040c6e6174056b71bcade060050c3000000000000000028239a62";
    private const string Gps = "fe1e00010118050000000000000040c6e617c0a948e4cade06006400640000000000030c1d17";
    private const string MountOrientation = "fd100000000101090100e02e0000000000000000f0c1000034422b36";
    private const string MountStatus = "fe0e0001019e6ceeffff00000000282300000101718d";
    private const string SignedGimbal = "fd2801000001011d0100e02e00005c1cfc3e31fe193ed4d0b1bd98555a3f00000000000000000000000000000000400001014024000102030405060708090a0b0c";

    private static readonly byte[] All = Convert.FromHexString(
        Heartbeat + SystemTime + Attitude + GlobalPosition + Gps + MountOrientation + MountStatus + SignedGimbal);

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(4096)]
    public void In_portions_of_any_size(int portion)
    {
        var (said, reader) = Read(All, portion);

        (reader.Good, reader.BadChecksums, reader.Signed, reader.Skipped).ShouldBe((8, 0, 1, 0));
        said.Select(one => one.GetType().Name).ShouldBe(["Heartbeat", "SystemTime", "Attitude", "Position", "Position", "Gimbal", "Gimbal", "Gimbal"]);
        said[1].ShouldBe(new MavLinkMessage.SystemTime(1_767_322_800_000_000, 10_000));
        said[3].ShouldBe(new MavLinkMessage.Position(12_000, 40.1, 46.5, 450.25, 90));
        said[4].ShouldBe(new MavLinkMessage.Position(null, 40.1, -46.5, 450.25, 0));
        said[5].ShouldBe(new MavLinkMessage.Gimbal(-30, 45, false));
        said[6].ShouldBe(new MavLinkMessage.Gimbal(-45, 90, false));
    }

    [Fact]
    public void With_angles_in_degrees()
    {
        var said = Read(All, 100).Said;

        var attitude = said[2].ShouldBeOfType<MavLinkMessage.Attitude>();
        attitude.Roll.ShouldBe(5.7296, 1e-3);
        attitude.Pitch.ShouldBe(-2.8648, 1e-3);
        attitude.Yaw.ShouldBe(85.9437, 1e-3);
        var gimbal = said[7].ShouldBeOfType<MavLinkMessage.Gimbal>();
        gimbal.Pitch.ShouldBe(-20, 1e-3);
        gimbal.Yaw.ShouldBe(120, 1e-3);
        gimbal.IsFromNorth.ShouldBeTrue();
    }

    [Fact]
    public void And_one_hit_on_the_way_is_counted_while_those_around_it_are_kept()
    {
        var bytes = All.ToArray();
        bytes[Heartbeat.Length / 2 + 12] ^= 0x40;
        var (said, reader) = Read([0x11, 0x22, .. bytes], 50);

        (reader.Good, said.Count).ShouldBe((7, 7));
        reader.BadChecksums.ShouldBeGreaterThanOrEqualTo(1);
        reader.Skipped.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void A_message_that_is_not_read_is_stepped_over()
    {
        var (said, reader) = Read([.. Convert.FromHexString("fd02000000010199990001020000"), .. All], 9);

        (reader.Others, reader.Good, said.Count).ShouldBe((1, 8, 8));
    }

    [Fact]
    public void Whatever_the_bytes_nothing_is_thrown() =>
        Gen.Select(Gen.Byte.Array[0, 700], Gen.Select(Gen.Int[0, All.Length - 1], Gen.Byte).Array[0, 20], Gen.Int[1, 400]).Sample(
            (random, changes, portion) =>
            {
                var bytes = All.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                foreach (var one in Read([.. random, .. bytes], portion).Said.OfType<MavLinkMessage.Position>())
                {
                    Math.Abs(one.Latitude).ShouldBeLessThanOrEqualTo(90);
                }
            },
            iter: 3000);

    [Fact]
    public void And_no_payload_of_a_message_that_is_read_throws() =>
        Gen.Select(Gen.OneOf([.. new[] { 0, 2, 24, 30, 33, 158, 265, 285 }.Select(Gen.Const)]), Gen.Byte.Array[0, 255]).Sample(
            (message, payload) => { _ = MavLinkPayloads.Read(message, payload); }, iter: 5000);

    private static (List<MavLinkMessage> Said, MavLinkReader Reader) Read(byte[] bytes, int portion)
    {
        var said = new List<MavLinkMessage>();
        var reader = new MavLinkReader((_, one) => said.Add(one));
        for (var at = 0; at < bytes.Length; at += portion)
        {
            reader.Feed(bytes.AsSpan(at, Math.Min(portion, bytes.Length - at)));
        }

        return (said, reader);
    }
}
