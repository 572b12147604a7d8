using Truceline.Core.Agreement;
using Truceline.Core.Mandates;

namespace Truceline.Engine.Agreement;

/// <summary>Reads one of a mission's <c>instruments</c>.</summary>
internal static class InstrumentParser
{
    private const int MostMonths = 1_200;

    public static Instrument Read(Form form, IReadOnlyList<string> delegations)
    {
        var renewal = form.OneOf<Renewal>("renewal");
        var open = form.Has("until") && form.Node("until") is TextNode.Scalar { Text: "open" };
        var read = new Instrument(
            form.Id("id"), form.OneOf<InstrumentKind>("kind"), form.Text("name"), form.Text("issuer"), form.Has("delegation") ? form.Id("delegation") : null,
            form.Has("dated") ? form.Date("dated") : null, form.Text("text"), form.Text("paraphrase"), ReadBasis(form.Inner("basis")),
            form.Has("until") && !open ? form.Date("until") : null, open, renewal,
            form.Has("renewed-by-months") ? form.Whole("renewed-by-months", 1, MostMonths) : null,
            form.Has("notice-months") ? form.Whole("notice-months", 1, MostMonths) : null,
            [.. form.Items("ceilings", 50, mayBeAbsent: true).Select(ReadCeiling)],
            form.Several<Deed>("needed-for", 50, mayBeAbsent: true));
        Check(form, read, delegations);
        form.Close();
        return read;
    }

    private static void Check(Form form, Instrument read, IReadOnlyList<string> delegations)
    {
        if (read.Delegation is { Length: > 0 } delegation && !delegations.Contains(delegation))
        {
            form.Fault(form.LineOf("delegation"), $"'{delegation}' is not a delegation of the mission.");
        }

        if (read is { Renewal: Renewal.Automatic, RenewedByMonths: null })
        {
            form.Fault(form.LineOf("renewal"), "What renews itself has 'renewed-by-months'.");
        }

        if (read is { Open: true, Renewal: not Renewal.None })
        {
            form.Fault(form.LineOf("renewal"), "What has no end is not renewed; write 'renewal: none'.");
        }

        foreach (var deed in read.NeededFor.Where(deed => !CarriedDeeds.All.Contains(deed)))
        {
            form.Fault(
                form.LineOf("needed-for"),
                $"A lapsed mandate never stops '{Form.Kebab(deed.ToString())}'; it may carry: {string.Join(", ", CarriedDeeds.All.Select(one => Form.Kebab(one.ToString())))}.");
        }
    }

    private static Basis ReadBasis(Form form)
    {
        var read = new Basis(form.OneOf<BasisForm>("form"), [], form.Text("words"));
        form.Close();
        return read;
    }

    private static InstrumentCeiling ReadCeiling(Form form)
    {
        var read = new InstrumentCeiling(form.Text("of"), form.Whole("most", 0, 1_000_000));
        form.Close();
        return read;
    }
}
