using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Truceline.Engine.Bulletins;

/// <summary>
/// A bulletin as PDF, for reading: what is signed stays the JSON. Chromium prints the page as a child of its own, in a folder of its own,
/// without network, and with a limit of time. The policy put before the page lets no script run and nothing outside it be referred to.
/// </summary>
public static class PrintedBulletin
{
    private const int LongestPage = 16 << 20;

    // Blink's own switch for scripts would stop Chromium's printing page too, which is one.
    private const string Policy =
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">""";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome-stable"];

    /// <summary>Where Chromium lies; null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Programs.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <param name="page">The whole page, as HTML.</param>
    /// <param name="digest">What the heads sign, lower hex; it is printed at the end. Null for a draft.</param>
    /// <returns>The PDF; else one sentence that says why there is none.</returns>
    public static async Task<(byte[]? Pdf, string? Trouble)> PrintAsync(string page, string? digest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Program is not { } program)
        {
            return (null, "Chromium, which prints bulletins, is not installed; take the page as html and print that.");
        }

        if (page.Length > LongestPage)
        {
            return (null, "This bulletin is too long to be printed; take it as html or csv.");
        }

        var folder = Directory.CreateTempSubdirectory("truceline-print-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "bulletin.html"), Guarded(Signed(page, digest)), new UTF8Encoding(false), cancellation).ConfigureAwait(false);
            return await RunAsync(program, folder, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Signed(string page, string? digest)
    {
        var end = page.LastIndexOf("</body>", StringComparison.Ordinal);
        return digest is null || end < 0
            ? page
            : page.Insert(end, $"<p>This print is for reading. What the heads sign is the SHA-256 of the bulletin's canonical JSON: <code>{digest}</code></p>\n");
    }

    /// <summary>The policy stands before everything that the page says, so that nothing in it comes first.</summary>
    private static string Guarded(string page)
    {
        const string Start = "<!doctype html>";
        var rest = page.StartsWith(Start, StringComparison.OrdinalIgnoreCase) ? page[Start.Length..] : page;
        return $"{Start}<meta charset=\"utf-8\">{Policy}{rest}";
    }

    private static async Task<(byte[]? Pdf, string? Trouble)> RunAsync(string program, string folder, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Start(program, folder) };
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Longest);
        try
        {
            process.Start();
            process.StandardInput.Close();
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, late.Token),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, late.Token),
                process.WaitForExitAsync(late.Token)).ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            return (null, "Chromium, which prints bulletins, could not be started; take the page as html and print that.");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            // Its folder goes next, so that nobody may still write there.
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return (null, $"Chromium did not print the bulletin within {Longest.TotalSeconds:0} seconds; take the page as html.");
        }

        var printed = Path.Combine(folder, "bulletin.pdf");
        return File.Exists(printed)
            ? (await File.ReadAllBytesAsync(printed, cancellation).ConfigureAwait(false), null)
            : (null, "Chromium printed nothing; take the page as html and print that.");
    }

    private static ProcessStartInfo Start(string program, string folder)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-breakpad", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--no-pdf-header-footer",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
            $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={Path.Combine(folder, "bulletin.pdf")}",
            // Chromium's own sandbox refuses to run for the administrator of the machine.
            .. Environment.IsPrivilegedProcess ? (string[])["--no-sandbox"] : [],
            new Uri(Path.Combine(folder, "bulletin.html")).AbsoluteUri,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
