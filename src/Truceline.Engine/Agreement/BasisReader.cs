using Truceline.Core.Agreement;

namespace Truceline.Engine.Agreement;

/// <summary>Reads what a version rests on: a sentence, or form, names and a sentence.</summary>
internal static class BasisReader
{
    public static Basis Read(Form version, Bound bound)
    {
        if (version.Node("basis") is not TextNode.Mapping)
        {
            return Basis.Unstated(version.Text("basis"));
        }

        var form = version.Inner("basis");
        var by = form.Ids("by", 20, mayBeAbsent: true);
        foreach (var id in by.Where(id => id.Length > 0 && !bound.Knows(id)))
        {
            form.Fault(form.LineOf("by"), $"'{YamlText.Show(id)}' is not a party, one of 'others-bound', a delegation or the host.");
        }

        var read = new Basis(form.OneOf<BasisForm>("form"), by, form.Text("words"));
        form.Close();
        return read;
    }
}
