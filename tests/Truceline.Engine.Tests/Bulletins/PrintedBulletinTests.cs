using System.Net;
using System.Net.Sockets;
using System.Text;
using Truceline.Engine.Bulletins;

namespace Truceline.Engine.Tests.Bulletins;

public sealed class PrintedBulletinTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_printed_and_nothing_that_it_refers_to_is_fetched_or_run()
    {
        Assert.SkipWhen(PrintedBulletin.Program is null, "Chromium is not installed.");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = listener.AcceptTcpClientAsync(Token).AsTask();
        var there = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var page = $"""
            <!doctype html><html><head><title>x</title><link rel="stylesheet" href="{there}/a.css"><style>@import url({there}/b.css); body {"{"} background: url({there}/c.png) {"}"}</style></head>
            <body><h1>A day at the line</h1><img src="{there}/d.png"><img src="//localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/e.png"><iframe src="{there}/f"></iframe>
            <object data="{there}/g"></object><script>new Image().src = "{there}/h"; document.body.innerHTML = ""</script><meta http-equiv="refresh" content="0;url={there}/i"></body></html>
            """;

        var (pdf, trouble) = await PrintedBulletin.PrintAsync(page, new string('a', 64), Token);

        trouble.ShouldBeNull();
        Encoding.ASCII.GetString(pdf!, 0, 5).ShouldBe("%PDF-");
        pdf!.Length.ShouldBeGreaterThan(4_000);
        asked.IsCompleted.ShouldBeFalse();
        listener.Stop();
        await asked.ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_page_without_end_gets_one_sentence()
    {
        Assert.SkipWhen(PrintedBulletin.Program is null, "Chromium is not installed.");

        var (pdf, trouble) = await PrintedBulletin.PrintAsync(new string('x', (16 << 20) + 1), null, Token);

        pdf.ShouldBeNull();
        trouble.ShouldNotBeNull().ShouldContain("too long");
    }
}
