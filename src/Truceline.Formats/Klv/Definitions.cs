namespace Truceline.Formats.Klv;

/// <summary>The item tables of all sets, by tag.</summary>
internal static class Definitions
{
    private static readonly ItemDefinition?[][] Tables = MakeTables();

    public static ItemDefinition?[] Of(KlvStandard standard) => Tables[(int)standard];

    private static ItemDefinition?[][] MakeTables()
    {
        var tables = new ItemDefinition?[Enum.GetValues<KlvStandard>().Length][];
        Array.Fill(tables, []);
        tables[(int)KlvStandard.St0601] = Table(UasItems.Basic(), UasItems.Extended(), UasItems.Late());
        tables[(int)KlvStandard.Eg0104] = Table(UniversalItems.Set());
        tables[(int)KlvStandard.St0102] = Table(SecurityItems.Set());
        tables[(int)KlvStandard.St0903] = Table(VmtiItems.Set());
        tables[(int)KlvStandard.St0903Target] = Table(VmtiItems.Target());
        tables[(int)KlvStandard.St0903Early] = Table(VmtiItems.Set(), EarlyVmtiItems.Set());
        tables[(int)KlvStandard.St0903EarlyTarget] = Table(VmtiItems.Target(), EarlyVmtiItems.Target());
        tables[(int)KlvStandard.St0903Tracker] = Table(VmtiItems.Tracker());
        tables[(int)KlvStandard.St0903Mask] = Table(VmtiItems.Mask());
        tables[(int)KlvStandard.St0903Object] = Table(VmtiItems.Object());
        tables[(int)KlvStandard.St0903Feature] = Table(VmtiItems.Feature());
        tables[(int)KlvStandard.St0903Chip] = Table(VmtiItems.Chip());
        tables[(int)KlvStandard.St0903Algorithm] = Table(VmtiItems.Algorithm());
        tables[(int)KlvStandard.St0903Ontology] = Table(VmtiItems.Ontology());
        tables[(int)KlvStandard.St0806] = Table(RvtItems.Set());
        tables[(int)KlvStandard.St0806User] = Table(RvtItems.User());
        tables[(int)KlvStandard.St0806Point] = Table(RvtItems.Point());
        tables[(int)KlvStandard.St0806Area] = Table(RvtItems.Area());
        tables[(int)KlvStandard.St1206] = Table(ImagingItems.Sar());
        tables[(int)KlvStandard.St1002] = Table(ImagingItems.Range());
        tables[(int)KlvStandard.St1601] = Table(ImagingItems.Registration());
        tables[(int)KlvStandard.St1602] = Table(ImagingItems.Composite());
        return tables;
    }

    private static ItemDefinition?[] Table(params Dictionary<int, ItemDefinition>[] parts)
    {
        var table = new ItemDefinition?[parts.Max(part => part.Keys.Max()) + 1];
        foreach (var (tag, definition) in parts.SelectMany(part => part))
        {
            table[tag] = definition;
        }

        return table;
    }
}
