namespace Truceline.Formats.Klv;

/// <summary>The item tables of all sets, by tag.</summary>
internal static class Definitions
{
    private static readonly ItemDefinition?[]?[] Tables = new ItemDefinition?[Enum.GetValues<KlvStandard>().Length][];

    /// <summary>Made when first asked for: a stream uses two or three of them. Made twice by two threads at once they are the same.</summary>
    public static ItemDefinition?[] Of(KlvStandard standard) => Tables[(int)standard] ??= Make(standard);

    private static ItemDefinition?[] Make(KlvStandard standard) => standard switch
    {
        KlvStandard.St0601 => Table(UasItems.Basic(), UasItems.Extended(), UasItems.Late()),
        KlvStandard.Eg0104 => Table(UniversalItems.Set()),
        KlvStandard.St0102 => Table(SecurityItems.Set()),
        KlvStandard.St0903 => Table(VmtiItems.Set()),
        KlvStandard.St0903Target => Table(VmtiItems.Target()),
        KlvStandard.St0903Early => Table(VmtiItems.Set(), EarlyVmtiItems.Set()),
        KlvStandard.St0903EarlyTarget => Table(VmtiItems.Target(), EarlyVmtiItems.Target()),
        KlvStandard.St0903Tracker => Table(VmtiItems.Tracker()),
        KlvStandard.St0903Mask => Table(VmtiItems.Mask()),
        KlvStandard.St0903Object => Table(VmtiItems.Object()),
        KlvStandard.St0903Feature => Table(VmtiItems.Feature()),
        KlvStandard.St0903Chip => Table(VmtiItems.Chip()),
        KlvStandard.St0903Algorithm => Table(VmtiItems.Algorithm()),
        KlvStandard.St0903Ontology => Table(VmtiItems.Ontology()),
        KlvStandard.St0903Track => Table(TrackItems.Set()),
        KlvStandard.St0903TrackItem => Table(TrackItems.Item()),
        KlvStandard.St0806 => Table(RvtItems.Set()),
        KlvStandard.St0806User => Table(RvtItems.User()),
        KlvStandard.St0806Point => Table(RvtItems.Point()),
        KlvStandard.St0806Area => Table(RvtItems.Area()),
        KlvStandard.St1206 => Table(ImagingItems.Sar()),
        KlvStandard.St1002 => Table(ImagingItems.Range()),
        KlvStandard.St1202 => Table(ImagingItems.Transformation()),
        KlvStandard.St1601 => Table(ImagingItems.Registration()),
        KlvStandard.St1602 => Table(ImagingItems.Composite()),
        _ => [],
    };

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
