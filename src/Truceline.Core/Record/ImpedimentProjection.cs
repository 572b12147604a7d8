namespace Truceline.Core.Record;

internal static class ImpedimentProjection
{
    /// <summary>The first statement of an id counts; what is found from a recording is stated again with its end.</summary>
    public static void Apply(EntryFacts entry, Statement statement, IRegisterRows rows)
    {
        switch (statement)
        {
            case Statement.ImpedimentRecorded made when Find(rows, made.Impediment) is not { Stated: not null }:
                Put(rows, (Find(rows, made.Impediment) ?? New(made)) with { To = made.To, Detail = made.Detail, Kind = made.Kind, From = made.From }, entry);
                if (made is { Source: not null, Kind: ImpedimentKind.ProbableSpoofing })
                {
                    IncidentProjection.Doubt(made, rows);
                }

                break;
            case Statement.ImpedimentStated made when Find(rows, made.Impediment) is null:
                Put(rows, New(made), entry);
                break;
            case Statement.SeenUncertain made when Find(rows, made.Impediment) is { } view:
                Put(rows, view with { Seen = [.. view.Seen.Where(one => one.Sighting != made.Sighting), Seen(made, entry)] }, entry);
                break;
            case Statement.ImpedimentEnded made when Find(rows, made.Impediment) is { Stated: not null, To: null, Withdrawn: null } view:
                Put(rows, view with { To = made.To }, entry);
                break;
            case Statement.ImpedimentWithdrawn made when Find(rows, made.Impediment) is { Stated: not null, Withdrawn: null } view:
                Put(rows, view with { Withdrawn = new(made.At, made.Reason, entry.Index) }, entry);
                break;
            case Statement.ImpedimentReviewed made when Find(rows, made.Impediment) is { } view:
                Put(rows, view with { Reviews = [.. view.Reviews.Where(one => one.Delegation != made.Delegation), new(made.Delegation, made.Confirmed, made.Reason, made.At, entry.Index)] }, entry);
                break;
            case Statement.CaseOpened made:
                foreach (var id in made.Incidents)
                {
                    if (Find(rows, id) is { } view)
                    {
                        Put(rows, view with { Cases = [.. view.Cases, made.Case] }, entry);
                    }
                }

                break;
            default:
                break;
        }
    }

    private static ImpedimentView? Find(IRegisterRows rows, string id) => rows.Get<ImpedimentView>(RegisterKinds.Impediment, id);

    private static void Put(IRegisterRows rows, ImpedimentView view, EntryFacts entry) =>
        rows.Put(RegisterKinds.Impediment, view.Impediment, view.From, view with { Entries = [.. view.Entries, entry.Index] });

    private static ImpedimentView New(Statement.ImpedimentRecorded made) => new(made.Impediment, [], made.Source, made.Kind, made.From, made.To, made.Detail);

    private static ImpedimentView New(Statement.ImpedimentStated made) =>
        new(made.Impediment, [], made.Source, made.Kind, made.From, made.To, $"As stated by {made.Delegation ?? made.Post ?? made.Role}.")
        {
            Stated = new(made.Sector, made.DeniedBy, made.Words, made.Language, made.Delegation, made.Role, made.Post, made.At),
        };

    private static UncertainSightView Seen(Statement.SeenUncertain made, EntryFacts entry) =>
        new(made.Sighting, made.Source, made.ClaimedFrom, made.ClaimedTo, made.From, made.To, made.Targets, made.Evidence, entry.Index);
}
