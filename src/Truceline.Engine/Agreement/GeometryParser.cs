using NodaTime;
using Truceline.Core.Agreement;

namespace Truceline.Engine.Agreement;

/// <summary>Reads the list of geometries and the GeoJSON file of each version.</summary>
internal sealed class GeometryParser(Faults faults, MissionReader.OpenFile open, HashSet<string> parties)
{
    public IReadOnlyList<Geometry> Read(IReadOnlyList<Form> items)
    {
        var geometries = new List<Geometry>();
        foreach (var item in items)
        {
            var geometry = ReadGeometry(item);
            if (geometries.Any(other => other.Id == geometry.Id))
            {
                item.Fault(item.Line, $"Geometry '{geometry.Id}' stands twice.");
            }

            geometries.Add(geometry);
        }

        return geometries;
    }

    private Geometry ReadGeometry(Form form)
    {
        var kind = form.OneOf<GeometryKind>("kind");
        var geometry = new Geometry(
            form.Id("id"), kind, form.Text("name"), [.. form.Items("versions", 100).Select(version => ReadVersion(version, kind))]);
        if (geometry.Versions.Count == 0
            || geometry.Versions.Select(version => version.Number).Distinct().Count() != geometry.Versions.Count)
        {
            form.Fault(form.LineOf("versions"), $"Geometry '{geometry.Id}' has at least one version, each with its own number.");
        }

        foreach (var twice in geometry.Versions.SelectMany(version => version.AcceptedBy.Select(party => (Party: party, version.Effective, version.Known)))
            .GroupBy(row => row).Where(group => group.Count() > 1))
        {
            form.Fault(form.LineOf("versions"),
                $"Versions of '{geometry.Id}' overlap: '{twice.Key.Party}' accepts {twice.Count()} that take effect and become known at the same time.");
        }

        form.Close();
        return geometry;
    }

    private GeometryVersion ReadVersion(Form form, GeometryKind kind)
    {
        var file = form.Text("file");
        var drawn = ReadFile(file, kind, (MissionReader.RootFile, form.LineOf("file")));
        var version = new GeometryVersion(
            form.Whole("number", 1, 1_000), form.Instant("effective"), form.Instant("known"), form.Date("dated"), form.Text("author"),
            ReadAcceptedBy(form), form.Flag("illustrative"), form.Text("attribution"), file, drawn.Areas, drawn.Lines);
        if (version.Known != default && Period.DaysBetween(version.Known.InUtc().Date, version.Dated) > 1)
        {
            form.Fault(form.LineOf("dated"), "A drawing is not known before the date that stands on it.");
        }

        form.Close();
        return version;
    }

    private IReadOnlyList<string> ReadAcceptedBy(Form form)
    {
        var accepted = form.Ids("accepted-by", 20);
        foreach (var party in accepted.Where(id => id.Length > 0 && !parties.Contains(id)))
        {
            form.Fault(form.LineOf("accepted-by"), $"'{YamlText.Show(party)}' is not a party.");
        }

        if (accepted.Distinct().Count() != accepted.Count)
        {
            form.Fault(form.LineOf("accepted-by"), "A party stands twice.");
        }

        return accepted;
    }

    private Drawing ReadFile(string file, GeometryKind kind, (string File, int Line) named)
    {
        if (file.Length == 0 || open(file, JsonText.LongestFile, named) is not { } opened
            || JsonText.Read(file, opened.Content, faults) is not { } document)
        {
            return Drawing.Empty;
        }

        var drawing = new GeoJsonParser(file, faults).Read(document);
        drawing.CheckKind(kind, file, parties, faults);
        return drawing;
    }
}
