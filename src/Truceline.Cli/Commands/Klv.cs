using System.CommandLine;
using Truceline.Cli.Listing;
using Truceline.Formats.MpegTs;

namespace Truceline.Cli.Commands;

/// <summary><c>truceline klv FILE [--json]</c>: what the metadata of a recording says, packet by packet.</summary>
internal static class Klv
{
    private const int Portion = 256 * 1024;

    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "An MPEG transport stream, or bare KLV." };
        var json = new Option<bool>("--json") { Description = "JSON Lines: one KLV packet a line, then one line with the counts." };
        var command = new Command("klv", "Decode the KLV metadata of a recording.") { file, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(json), Console.OpenStandardOutput(), Console.Error));
        return command;
    }

    internal static int Run(string path, bool json, Stream standardOutput, TextWriter standardError)
    {
        using var output = new BufferedStream(standardOutput, 64 * 1024);
        IKlvListing listing = json ? new JsonListing(output) : new TableListing(output);
        var refusal = List(path, listing);
        try
        {
            if (refusal is null)
            {
                listing.End();
            }

            output.Flush();
        }
        catch (IOException)
        {
            // The reader of our output has gone (a pipe into head): there is nobody left to tell.
            return 0;
        }

        if (refusal is not null)
        {
            standardError.WriteLine(refusal);
        }

        return refusal is null ? 0 : 1;
    }

    /// <returns>Null when the file was read; else the sentence that says why not.</returns>
    private static string? List(string path, IKlvListing listing)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return $"{path} is a folder; name a recording.";
            }

            using var file = File.OpenRead(path);
            var buffer = new byte[Portion];
            var count = file.ReadAtLeast(buffer, TsProbe.Enough * 2, throwOnEndOfStream: false);
            if (count == 0)
            {
                return $"{path} is empty.";
            }

            if (TsProbe.LooksLikeTs(buffer.AsSpan(0, count)))
            {
                ListTransport(file, buffer, count, listing);
                return null;
            }

            return BareKlv.StartsWithKey(buffer.AsSpan(0, count))
                ? BareKlv.List(path, file, buffer.AsSpan(0, count), listing)
                : $"{path} is no MPEG transport stream and does not start with KLV.";
        }
        catch (FileNotFoundException)
        {
            return $"{path} does not exist.";
        }
        catch (DirectoryNotFoundException)
        {
            return $"{path} does not exist.";
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            return $"{path} cannot be read: {trouble.Message}";
        }
    }

    private static void ListTransport(FileStream file, byte[] buffer, int count, IKlvListing listing)
    {
        var demuxer = new TsDemuxer(listing);
        listing.Counters = demuxer.Counters;
        while (count > 0)
        {
            demuxer.Feed(buffer.AsSpan(0, count));
            count = file.Read(buffer);
        }

        demuxer.Flush();
    }
}
