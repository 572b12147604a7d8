using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Truceline.Core.Record;
using Truceline.Core.Sensors;
using Truceline.Core.Shifts;
using Truceline.Engine.Cases;
using Truceline.Engine.Live;
using Truceline.Engine.Tests.Intake;

namespace Truceline.Engine.Tests.Sensors;

public sealed class A_dark_source_is_told_at_once
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly Watchkeeper By = new("first", "duty-officer");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Within_ten_seconds_of_the_last_byte_the_outage_stands_in_the_log()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await DarkAsync(folder);
        var outage = centre.Register.List<ImpedimentView>(RegisterKinds.Impediment).ShouldHaveSingleItem();
        outage.Kind.ShouldBe(ImpedimentKind.Outage);
        var entered = Instant.FromDateTimeOffset(centre.Log.Read(outage.Entries[0])!.Header.At);
        (entered - outage.From).ShouldBeLessThanOrEqualTo(Duration.FromSeconds(10));
        centre.Sources.ShouldHaveSingleItem().Alarms.ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.Dark);
        centre.CurveOf("uav-1")!.ShouldNotBeEmpty();
        centre.CurveOf("uav-2").ShouldBeNull();
    }

    [Fact]
    public async Task Its_alarm_is_acknowledged_shelved_with_a_reason_and_resumed()
    {
        using var folder = new TemporaryFolder();
        await using var centre = await DarkAsync(folder);
        var alarm = centre.Sources[0].Alarms[0];
        var why = new OwnWords("The drone is being refuelled.", new string('5', 64));
        await EnterAsync(centre, new CentreCommand.AcknowledgeAlarm("a-1", By, "uav-1", AlarmKind.Dark, alarm.Raised));
        await EnterAsync(centre, new CentreCommand.ShelveAlarm("a-2", By, "uav-1", AlarmKind.Dark, Now + Duration.FromHours(1), why));
        var tended = centre.Register.Get<AlarmView>(RegisterKinds.Alarm, "first/uav-1/dark").ShouldNotBeNull();
        (tended.Acknowledged, tended.IsShelvedAt(Now)).ShouldBe((alarm.Raised, true));
        centre.TextOf(tended.Reason!).ShouldBe(why.Text);
        Ledger.Fsck.Check(folder.Path, cancellation: Token).Problems.ShouldBeEmpty();
        await EnterAsync(centre, new CentreCommand.ResumeAlarm("a-3", By, "uav-1", AlarmKind.Dark));
        centre.Register.Get<AlarmView>(RegisterKinds.Alarm, "first/uav-1/dark")!.IsShelvedAt(Now).ShouldBeFalse();
        (await centre.SubmitAsync(new CentreCommand.AcknowledgeAlarm("a-4", By, "uav-9", AlarmKind.Dark, alarm.Raised), Token))
            .ShouldBeOfType<CommandAnswer.Refused>().Sentence.ShouldBe("There is no such source.");
    }

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    /// <summary>Nothing ever arrives, and time moves only with the source's own ticks.</summary>
    private async Task<Centre> DarkAsync(TemporaryFolder folder)
    {
        var centre = await TestCentre.OpenAsync(
            folder, "tests/missions/sample-stream", _clock, null, ("uav-1", $"udp://127.0.0.1:{LiveSource.FreePort(ProtocolType.Udp)}"));
        await using var told = centre.Hub.SubscribeAsync(
            message => message is LiveMessage.Health or LiveMessage.Entered { Kind: "impediment-recorded" }, Token).GetAsyncEnumerator(Token);
        var next = told.MoveNextAsync().AsTask();
        centre.Start();
        for (var dark = false; !dark;)
        {
            _clock.Advance(Second);
            if (await Task.WhenAny(next, Task.Delay(200, Token)) == next)
            {
                dark = told.Current is LiveMessage.Entered;
                next = dark ? next : told.MoveNextAsync().AsTask();
            }
        }

        return centre;
    }

    private static async Task EnterAsync(Centre centre, CentreCommand command)
    {
        var index = (await centre.SubmitAsync(command, Token)).ShouldBeOfType<CommandAnswer.Entered>().Index;
        (await centre.Register.WaitForAsync(index, TimeSpan.FromSeconds(20), TimeProvider.System, Token)).ShouldBeTrue();
    }
}
