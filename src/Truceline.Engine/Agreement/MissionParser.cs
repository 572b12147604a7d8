using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Places;
using Truceline.Core.Sensing;

namespace Truceline.Engine.Agreement;

/// <summary>Reads <c>mission.yaml</c> in the order in which its parts refer to each other.</summary>
internal sealed class MissionParser(Form root, Faults faults, MissionReader.OpenFile open)
{
    private const int MostPlaces = 5_000;

    public Mission Read()
    {
        var about = root.Inner("mission");
        var parties = Named(root.Items("parties", 20)).Select(pair => new Party(pair.Id, pair.Name)).ToList();
        var delegations = Named(root.Items("delegations", 2)).Select(pair => new Delegation(pair.Id, pair.Name)).ToList();
        var others = Named(root.Items("others-bound", 20, mayBeAbsent: true)).Select(pair => new Party(pair.Id, pair.Name)).ToList();
        foreach (var other in others.Where(other => other.Id.Length > 0 && parties.Any(party => party.Id == other.Id)))
        {
            root.Fault(root.LineOf("others-bound"), $"'{other.Id}' is a party already.");
        }

        if (parties.Count < 2)
        {
            root.Fault(root.LineOf("parties"), "An agreement binds at least two parties.");
        }

        if (delegations.Count != 2)
        {
            root.Fault(root.LineOf("delegations"), "Two delegations run the centre; list two.");
        }

        var places = ReadGazetteer();
        var geometries = new GeometryParser(faults, open, [.. parties.Select(party => party.Id)]).Read(root.Items("geometries", 200));
        var (host, zone) = (about.Id("host"), ReadZone(about, "time-zone"));
        var bound = new Bound(parties, others, [host, .. delegations.Select(delegation => delegation.Id)], geometries, places, zone);
        var articles = new AgreementParser(bound).Read(root.Items("articles", 200));
        IReadOnlyList<SourceConfig> sources = [.. root.Items("sources", 200).Select(SourceParser.Read)];
        var standards = ReadStandards();
        var names = new ModalityNames(
            [.. sources.Select(source => source.Id)], [.. delegations.Select(delegation => delegation.Id)],
            [.. geometries.Select(geometry => geometry.Id)], standards);
        var mission = new Mission
        {
            Id = about.Id("id"),
            Name = about.Text("name"),
            RuleSet = "",
            Parties = parties,
            OthersBound = others,
            Delegations = delegations,
            Host = host,
            Articles = articles,
            Geometries = geometries,
            Sources = sources,
            Places = places,
            Standards = standards,
            CutOff = about.Time("cut-off"),
            TimeZone = zone,
            Modalities = ReadModalities(names),
            Elevation = ReadElevation(),
            Instruments = [.. root.Items("instruments", 50, mayBeAbsent: true).Select(item => InstrumentParser.Read(item, names.Delegations))],
            Premises = ReadPremises(geometries),
        };
        Twice(root, "instruments", mission.Instruments.Select(instrument => instrument.Id));
        Twice(root, "sources", mission.Sources.Select(source => source.Id));
        about.Close();
        root.Close();
        return mission;
    }

    internal static void Twice(Form form, string key, IEnumerable<string> ids)
    {
        foreach (var id in ids.Where(id => id.Length > 0).GroupBy(id => id).Where(group => group.Count() > 1))
        {
            form.Fault(form.LineOf(key), $"'{id.Key}' stands twice in '{key}'.");
        }
    }

    private static List<(string Id, string Name)> Named(IReadOnlyList<Form> items)
    {
        var named = new List<(string Id, string Name)>();
        foreach (var item in items)
        {
            var id = item.Id("id");
            if (named.Any(other => other.Id == id))
            {
                item.Fault(item.Line, $"'{id}' stands twice.");
            }

            named.Add((id, item.Text("name")));
            item.Close();
        }

        return named;
    }

    private IReadOnlyList<StandardOfProof> ReadStandards()
    {
        var standards = root.Several<StandardOfProof>("standards", 5);
        if (standards.Zip(standards.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            root.Fault(root.LineOf("standards"), "Standards of proof stand once each, the weakest first.");
        }

        return standards;
    }

    internal static DateTimeZone ReadZone(Form about, string key)
    {
        var text = about.Text(key);
        var zone = text.Length is > 0 and <= 40 ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) : null;
        if (zone is null && text.Length > 0)
        {
            about.Fault(about.LineOf(key), $"'{YamlText.Show(text)}' is not a zone of the tz database, such as Asia/Baku.");
        }

        return zone ?? DateTimeZone.Utc;
    }

    private Modalities ReadModalities(ModalityNames names) =>
        root.Has("modalities") ? new ModalitiesParser(root.Inner("modalities"), names).Read() : Modalities.Default;

    private string? ReadPremises(IReadOnlyList<Geometry> geometries)
    {
        var id = root.Has("premises") ? root.Id("premises") : null;
        if (id is { Length: > 0 } && geometries.All(geometry => geometry.Id != id || geometry.Kind != GeometryKind.Zone))
        {
            root.Fault(root.LineOf("premises"), $"'{id}' is no geometry of kind zone.");
        }

        return id;
    }

    private MissionElevation? ReadElevation()
    {
        if (!root.Has("elevation"))
        {
            return null;
        }

        var form = root.Inner("elevation");
        var read = new MissionElevation(ReadPath(form, "folder"), form.Has("geoid") ? ReadPath(form, "geoid") : null);
        form.Close();
        return read;
    }

    /// <summary>Both delegations read the path as it is meant: nothing in it depends on where the program was started.</summary>
    private static string ReadPath(Form form, string key)
    {
        var path = form.Text(key);
        if (path.Length > 0 && (path.Length > 1_000 || path[0] != '/' || path.Split('/').Any(part => part is "." or "..")))
        {
            form.Fault(form.LineOf(key), $"'{key}' is '{YamlText.Show(path)}'; write a place on the centre's machine from its root, such as /srv/elevation, without '..'.");
        }

        return path;
    }

    private Gazetteer ReadGazetteer()
    {
        if (!root.Has("gazetteer"))
        {
            return Gazetteer.Empty;
        }

        var form = root.Inner("gazetteer");
        var places = form.Items("places", MostPlaces).Select(ReadPlace).ToList();
        var read = new Gazetteer(form.Text("attribution"), places);
        Twice(form, "places", places.Select(place => place.Id));
        form.Close();
        return read;
    }

    private static NamedPlace ReadPlace(Form place)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var list = place.Inner("names");
        foreach (var language in list.Keys.ToList())
        {
            if (language.Length is < 2 or > 3 || !language.All(char.IsAsciiLetterLower))
            {
                list.Fault(list.LineOf(language), $"'{YamlText.Show(language)}' is not a language code such as az, hy, ru, tr or en.");
            }

            names[language] = list.Text(language);
        }

        if (names.Count == 0)
        {
            place.Fault(place.Line, "A place has at least one name.");
        }

        var read = new NamedPlace(place.Id("id"), new Position(place.Number("lat", -90, 90), place.Number("lon", -180, 180)), names);
        place.Close();
        return read;
    }
}
