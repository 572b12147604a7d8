using NodaTime;
using NodaTime.Text;
using Truceline.Core.Agreement;

namespace Truceline.Engine.Agreement;

/// <summary>What is wrong with versions beside each other: dates that cannot be, versions that overlap, amendments in a circle.</summary>
internal sealed class VersionChecks
{
    private readonly Dictionary<ClauseRef, Form> _forms = [];

    public void CheckDates(Form form, string clause, ClauseVersion version)
    {
        _forms[new ClauseRef(clause, version.Number)] = form;
        if (version.Until <= version.Effective)
        {
            form.Fault(form.LineOf("until"), "'until' is not after 'effective', so that the version never binds.");
        }

        if (version.Rule is ClauseRule.Deadline or ClauseRule.ProceduralDeadline)
        {
            CheckDue(form, version);
        }

        if (version.Rule is ClauseRule.Term term && term.NoticeMonths > Math.Min(term.Months, term.RenewalMonths ?? term.Months))
        {
            form.Fault(form.LineOf("notice-months"), "Notice would be due before the term begins.");
        }
    }

    /// <summary>At each instant, and for each state of knowledge, one version binds.</summary>
    public void CheckOrder(Clause clause)
    {
        var inOrder = clause.Versions.Where(version => version.Effective != default).OrderBy(version => version.Effective).ThenBy(version => version.Known).ToList();
        foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
        {
            var form = _forms[new ClauseRef(clause.Id, later.Number)];
            if (earlier.Effective == later.Effective && earlier.Known == later.Known)
            {
                form.Fault(form.LineOf("effective"),
                    $"Versions {earlier.Number} and {later.Number} of clause '{clause.Id}' overlap: both take effect, and become known, at {Show(later.Effective)}.");
            }
            else if (earlier.Until > later.Effective)
            {
                form.Fault(form.LineOf("effective"),
                    $"Versions {earlier.Number} and {later.Number} of clause '{clause.Id}' overlap: {earlier.Number} binds until {Show(earlier.Until.Value)}.");
            }
            else if (earlier.Number > later.Number)
            {
                form.Fault(form.LineOf("number"),
                    $"Version {later.Number} of clause '{clause.Id}' takes effect after version {earlier.Number}; number them in order of effect.");
            }
        }
    }

    public void CheckAmendments(IReadOnlyList<Article> articles)
    {
        var versions = articles.SelectMany(article => article.Clauses)
            .SelectMany(clause => clause.Versions.Select(version => (Ref: new ClauseRef(clause.Id, version.Number), version.Amends)))
            .DistinctBy(pair => pair.Ref).ToDictionary(pair => pair.Ref, pair => pair.Amends);
        foreach (var (from, to) in versions)
        {
            foreach (var absent in to.Where(other => !versions.ContainsKey(other)))
            {
                _forms[from].Fault(_forms[from].LineOf("amends"), $"There is no version '{YamlText.Show(absent.ToString())}' to amend.");
            }
        }

        if (Amendments.Circle(versions) is { Count: > 0 } circle)
        {
            _forms[circle[0]].Fault(_forms[circle[0]].LineOf("amends"), $"Amendments go in a circle: {string.Join(" → ", circle)}.");
        }
    }

    private static void CheckDue(Form form, ClauseVersion version)
    {
        foreach (var (reading, rule) in version.Read())
        {
            var (due, edge) = rule switch
            {
                ClauseRule.Deadline deadline => (deadline.Due, deadline.Edge),
                ClauseRule.ProceduralDeadline deadline => (deadline.Due, deadline.Edge),
                _ => (null, default),
            };
            if (due is not null && due.Day != default && due.TooLate(edge) <= version.Effective)
            {
                form.Fault(form.LineOf("due"), $"It would be due before the version takes effect{(reading is null ? "" : $", read as '{reading.Id}'")}.");
            }

            if (!form.Has("edge") && (reading is null || reading.Edge is null))
            {
                form.Fault(form.LineOf("due"), "Whether it may still be done on the day due is not said: give 'edge', here or with each reading.");
            }
        }
    }

    private static string Show(Instant at) => InstantPattern.General.Format(at);
}
