using Truceline.Core.Mandates;
using Truceline.Ledger;
using Truceline.Server.Keys;
using Truceline.Server.Tests.Hosting;

namespace Truceline.Server.Tests.Keys;

public sealed class A_demonstration_has_keys_of_its_own
{
    [Fact]
    public async Task Each_invented_person_gets_the_key_of_its_own_role_and_the_reviewers_count()
    {
        await using var server = await RunningServer.StartAsync();
        await DemoReviewers.EnrolAsync(server.Centre, TestContext.Current.CancellationToken);
        await DemoReviewers.EnrolAsync(server.Centre, TestContext.Current.CancellationToken);
        using var reviewer = await server.SignedInAsync(Role.Reviewer, "tr");
        using var head = await server.SignedInAsync(Role.Head, "ru");
        var own = await reviewer.ReadAsync("/api/demo/keys");
        var publicKey = own.GetProperty("publicKey").GetString()!;
        Convert.ToHexStringLower(Ed25519.PublicKeyOf(Convert.FromHexString(own.GetProperty("seed").GetString()!))).ShouldBe(publicKey);

        var keys = (await reviewer.ReadAsync($"/api/keys?minIndex={server.Centre.Log.Latest.Size - 1}")).EnumerateArray().ToList();
        var enrolled = keys.Single(key => key.GetProperty("publicKey").GetString() == publicKey);
        enrolled.GetProperty("delegation").GetString().ShouldBe("tr");
        enrolled.GetProperty("counts").GetBoolean().ShouldBeTrue();
        enrolled.GetProperty("demo").GetBoolean().ShouldBeTrue();
        keys.Count(key => key.GetProperty("role").GetString() == "reviewer").ShouldBe(2);
        (await head.ReadAsync("/api/demo/keys")).GetProperty("publicKey").GetString().ShouldNotBe(publicKey);
    }
}
