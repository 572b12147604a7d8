using System.Net;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Engine.Lookback;
using Truceline.Engine.Recording;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Claims;

public sealed class A_complaint_is_held_against_what_was_seen
{
    private const int Claimed = 10;

    /// <param name="watched">Of the ten minutes that the complaint is about, those in which the drone had the place in view.</param>
    [Theory]
    [InlineData(10, "Yes, it would have been noticed: 100 % of the place and time was in view or hearing; it would have been noticed with probability ", 0.9, 1.0, ", by uav-1.")]
    [InlineData(5, "Partly: 50 % of the place and time was in view or hearing; it would have been noticed with probability ", 0.4, 0.5, ", by uav-1.")]
    [InlineData(0, "No, nobody would have noticed it: 0 % of the place and time was in view or hearing; it would have been noticed with probability ", 0.0, 0.0, "That nothing was recorded says nothing.")]
    public async Task And_the_delegations_are_told_the_verdict_with_its_probability(int watched, string begins, double least, double most, string ends)
    {
        await using var server = await RunningServer.StartAsync();
        var from = Instant.FromUnixTimeSeconds(Instant.FromDateTimeOffset(DateTimeOffset.UtcNow - TimeSpan.FromHours(2)).ToUnixTimeSeconds() / 60 * 60);
        server.Centre.Lookback.Footprints.Add([.. Enumerable.Range(0, watched).Select(minute => Minute(from + Duration.FromMinutes(minute)))], LookbackPosition.None);
        using var liaison = await server.SignedInAsync(Role.Liaison, null, "am");
        using var officer = await server.SignedInAsync(Role.DutyOfficer, "ru");
        var filed = await liaison.PostAsync("/api/complaints", new
        {
            act = "crossing-by-vehicle", from = InstantPattern.General.Format(from), to = InstantPattern.General.Format(from + Duration.FromMinutes(Claimed)),
            what = "Two trucks came over.", whatSalt = new string('a', 64), language = "en", command = "c", latitude = 39.9, longitude = 46.9, within = 200,
        });
        filed.StatusCode.ShouldBe(HttpStatusCode.OK, await filed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var at = $"/api/complaints/{(await Visitor.JsonOf(filed)).GetProperty("complaint")}";

        var told = (await officer.ReadAsync(at)).GetProperty("tested").GetProperty("sentence").GetString()!;
        told.ShouldStartWith(begins);
        told.ShouldEndWith(ends);
        double.Parse(Regex.Match(told, @"probability ([01]\.[0-9]{2})").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(least, most);
        (await liaison.ReadAsync(at)).GetProperty("tested").GetProperty("sentence").GetString()!.ShouldNotContain("probability", Case.Insensitive, "where and when nobody looks is not told to a party");
    }

    /// <summary>One picture a second, 600 m wide about the place.</summary>
    private static FootprintBlock Minute(Instant from) => FootprintBlock.Of("uav-1", Enumerable.Range(0, 60).Select(second =>
    {
        var at = from + Duration.FromSeconds(second);
        return new Footprint(at, at, 0, null, null, [new Position(39.9027, 46.8965), new(39.9027, 46.9035), new(39.8973, 46.9035), new(39.8973, 46.8965)]);
    }))!;
}
