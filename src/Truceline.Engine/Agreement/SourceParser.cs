using System.Net;
using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Places;
using Truceline.Core.Sensing;
using Truceline.Engine.Intake;

namespace Truceline.Engine.Agreement;

/// <summary>Reads one of a mission's <c>sources</c>.</summary>
internal static class SourceParser
{
    private const int MostListed = 20;

    public static SourceConfig Read(Form source)
    {
        var kind = source.Text("kind");
        if (kind.Length > 0 && !SourceKinds.All.Contains(kind))
        {
            source.Fault(source.LineOf("kind"), $"'{YamlText.Show(kind)}' is not a kind of source; it may be: {string.Join(", ", SourceKinds.All)}.");
        }

        var isCamera = kind == SourceKinds.FixedCamera;
        var config = new SourceConfig(
            source.Id("id"), source.Text("name"), kind, ReadAddress(source),
            kind is not SourceKinds.UasVideo && !source.Has("time") ? TimeScale.Utc : source.OneOf<TimeScale>("time"),
            source.Has("errors") ? ReadErrors(source.Inner("errors")) : StatedErrors.None,
            source.Has("target-act") ? source.OneOf<Act>("target-act") : Act.CrossingByVehicle)
        {
            Camera = isCamera ? ReadCamera(source.Inner("camera")) : null,
            Listed = ReadListed(source),
            SilentAfter = source.Has("silent-after") ? Duration.FromSeconds(source.Whole("silent-after", 2, 86_400)) : null,
            Notices = NoticesParser.Read(source, kind),
            Clock = source.Has("clock-zone") ? MissionParser.ReadZone(source, "clock-zone") : DateTimeZone.Utc,
        };
        if (!ActKinds.IsEntry(config.TargetAct))
        {
            source.Fault(source.LineOf("target-act"), "A target's act is a crossing: on foot, by vehicle, by aircraft or by drone.");
        }

        source.Close();
        return config;
    }

    private static string ReadAddress(Form source)
    {
        var address = source.Text("address");
        if (address.Length == 0 || address.StartsWith("file:", StringComparison.Ordinal))
        {
            return address;
        }

        if (SourceAddress.Parse(address, out var refusal) is not { } read)
        {
            source.Fault(source.LineOf("address"), refusal!);
        }
        else if (read.HoldsSecret)
        {
            source.Fault(source.LineOf("address"), "An address with a password has no place in a mission file; leave it out here and give it with --source.");
        }

        return address;
    }

    private static List<string> ReadListed(Form source)
    {
        var listed = new List<string>();
        foreach (var item in source.ItemNodes("listed", MostListed, mayBeAbsent: true))
        {
            if (item is TextNode.Scalar scalar && IPAddress.TryParse(scalar.Text, out var ip))
            {
                listed.Add(ip.ToString());
            }
            else
            {
                source.Fault(item.Line, "'listed' lists IP addresses.");
            }
        }

        return listed;
    }

    private static FixedCamera ReadCamera(Form camera)
    {
        var read = new FixedCamera(
            new Position(camera.Number("lat", -90, 90), camera.Number("lon", -180, 180)), camera.Number("height", -500, 9_000),
            camera.Number("ground", -500, 9_000), camera.Number("heading", 0, 360), camera.Number("elevation", -90, 90),
            camera.Number("horizontal-field", 0.01, 179), camera.Number("vertical-field", 0.01, 179));
        camera.Close();
        return read;
    }

    private static StatedErrors ReadErrors(Form errors)
    {
        var stated = new StatedErrors(Sigma("horizontal", 10_000), Sigma("vertical", 10_000), Sigma("attitude", 45), Sigma("ground", 10_000));
        errors.Close();
        return stated;

        double? Sigma(string key, double most) => errors.Has(key) ? errors.Number(key, 0, most) : null;
    }
}
