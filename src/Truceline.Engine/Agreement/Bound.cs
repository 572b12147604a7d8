using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Places;

namespace Truceline.Engine.Agreement;

/// <summary>What clauses may refer to: who is bound, what is drawn, which places have names, whose clock is meant.</summary>
internal sealed record Bound(
    IReadOnlyList<Party> Parties, IReadOnlyList<Party> Others, IReadOnlyList<string> Witnesses,
    IReadOnlyList<Geometry> Geometries, Gazetteer Places, DateTimeZone Clock)
{
    public Geometry? Find(string id) => Geometries.FirstOrDefault(geometry => geometry.Id == id);

    /// <summary>The agreement may bind it: a party or one of <c>others-bound</c>.</summary>
    public bool Binds(string id) => Parties.Concat(Others).Any(party => party.Id == id);

    /// <summary>It may have signed or announced something: besides these a delegation or the host.</summary>
    public bool Knows(string id) => Binds(id) || Witnesses.Contains(id);

    /// <summary>Ids of those bound; each that is not is a fault.</summary>
    public IReadOnlyList<string> ReadBound(Form form, string key, bool mayBeAbsent = false)
    {
        var ids = form.Ids(key, 20, mayBeAbsent);
        foreach (var id in ids.Where(id => id.Length > 0 && !Binds(id)))
        {
            form.Fault(form.LineOf(key), $"'{YamlText.Show(id)}' is not a party, nor one of 'others-bound'.");
        }

        return ids;
    }

    public string ReadGeometry(Form form, string key, GeometryKind kind)
    {
        var id = form.Id(key);
        CheckGeometry(form, key, id, kind);
        return id;
    }

    public string? ReadGeometryIfAny(Form form, string key, GeometryKind kind) => form.Has(key) ? ReadGeometry(form, key, kind) : null;

    public IReadOnlyList<string> ReadZones(Form form, string key, bool mayBeAbsent = false)
    {
        var ids = form.Ids(key, 50, mayBeAbsent);
        foreach (var id in ids)
        {
            CheckGeometry(form, key, id, GeometryKind.Zone);
        }

        return ids;
    }

    private void CheckGeometry(Form form, string key, string id, GeometryKind kind)
    {
        if (id.Length > 0 && Find(id)?.Kind != kind)
        {
            form.Fault(form.LineOf(key), $"'{YamlText.Show(id)}' is not {Words(kind)} listed under 'geometries'.");
        }
    }

    private static string Words(GeometryKind kind) => kind switch
    {
        GeometryKind.LineOfContact => "a line of contact",
        GeometryKind.ControlAreas => "a set of control areas",
        GeometryKind.Route => "a route",
        _ => "a zone",
    };
}
