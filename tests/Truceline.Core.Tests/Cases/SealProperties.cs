using Truceline.Core.Agreement;
using CsCheck;
using Truceline.Core.Cases;
using Truceline.Core.Record;

namespace Truceline.Core.Tests.Cases;

public sealed class SealProperties
{
    private static readonly Gen<string> Id = Gen.String[Gen.Char["abcXYZ019._:/-"], 1, 12];

    private static readonly Gen<AssessmentForm> Forms =
        from head in Gen.Select(Gen.Enum<Occurrence>(), Gen.Enum<Act>().Nullable(), Id.Null(), Id.Null(), Id.Null())
        from tail in Gen.Select(Gen.Enum<Intent>(), Gen.Enum<Severity>(), Gen.Enum<StandardOfProof>(), Id.Array[0, 4], Gen.Bool)
        select new AssessmentForm(head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, tail.Item1, tail.Item2, tail.Item3,
            [.. tail.Item4.Distinct(StringComparer.Ordinal)], tail.Item5 ? new string('d', 64) : null);

    [Fact]
    public void A_form_is_read_back_as_it_was_written() => Forms.Sample(form =>
    {
        var canonical = CanonicalForm.Write(form);
        var read = CanonicalForm.Read(canonical).ShouldNotBeNull();
        CanonicalForm.Write(read).ShouldBe(canonical);
        (read with { Evidence = form.Evidence }).ShouldBe(form);
        read.Evidence.ShouldBe(form.Evidence);
    }, iter: 2000);

    /// <summary>No second spelling of the same form is ever taken, and no mutation makes the reader throw.</summary>
    [Fact]
    public void A_changed_character_gives_another_form_or_none() => Gen.Select(Forms, Gen.Int[0, 9999], Gen.Char[" ~"]).Sample((form, place, put) =>
    {
        var canonical = CanonicalForm.Write(form);
        var at = place % canonical.Length;
        var mutated = canonical[..at] + put + canonical[(at + 1)..];
        var read = CanonicalForm.Read(mutated);
        (read is null || CanonicalForm.Write(read) == mutated).ShouldBeTrue();
    }, iter: 5000);

    [Fact]
    public void Any_changed_input_changes_the_commitment() => Gen.Select(Forms, Gen.Int[0, 6], Gen.Int[0, 63]).Sample((form, field, place) =>
    {
        var sealedOne = new Commitment("karabakh", new('c', 64), 1, "delegation-a", new('e', 64), new('5', 64), CanonicalForm.Write(form));
        var changed = field switch
        {
            0 => sealedOne with { Mission = "karabakhd" },
            1 => sealedOne with { OpenHash = Flip(sealedOne.OpenHash, place) },
            2 => sealedOne with { Round = 2 },
            3 => sealedOne with { Delegation = "elegation-a" },
            4 => sealedOne with { ReviewerKey = Flip(sealedOne.ReviewerKey, place) },
            5 => sealedOne with { Salt = Flip(sealedOne.Salt, place) },
            _ => sealedOne with { Form = sealedOne.Form + "x" },
        };
        changed.Compute().ShouldNotBe(sealedOne.Compute().ShouldNotBeNull());
    }, iter: 1000);

    /// <summary>A letter moved over the border between two fields is another commitment: each field states its length.</summary>
    [Fact]
    public void Letters_cannot_move_from_one_field_to_the_next()
    {
        var one = new Commitment("karabakh", new('c', 64), 1, "ab", new('e', 64), new('5', 64), "c");
        (one with { Delegation = "a", Form = "bc" }).Compute().ShouldNotBe(one.Compute());
        (one with { Form = "c " }).Compute().ShouldBe(one.Compute(), "padding is spaces; the strict reader is what refuses a form that ends in one");
        CanonicalForm.Read(CanonicalForm.Write(CaseScenario.Form()) + " ").ShouldBeNull();
    }

    [Fact]
    public void Keys_salts_and_hashes_of_another_form_give_no_commitment()
    {
        var one = new Commitment("karabakh", new('c', 64), 1, "ab", new('e', 64), new('5', 64), "c");
        (one with { Salt = "55" }).Compute().ShouldBeNull();
        (one with { ReviewerKey = new('E', 64) }).Compute().ShouldBeNull();
        (one with { OpenHash = new('g', 64) }).Compute().ShouldBeNull();
    }

    [Fact]
    public void Padding_hides_the_length_up_to_a_block()
    {
        Commitment.Padded(new byte[1]).Length.ShouldBe(4096);
        Commitment.Padded(new byte[4095]).Length.ShouldBe(4096);
        Commitment.Padded(new byte[4096]).Length.ShouldBe(8192);
    }

    [Fact]
    public void The_order_in_which_they_seal_and_open_leaves_no_trace_in_the_result() =>
        Gen.Select(Forms, Forms, Gen.Bool, Gen.Bool).Sample((first, second, sealOrder, openOrder) =>
        {
            Result(first, second, sealOrder, openOrder).ShouldBe(Result(first, second, true, true));
        }, iter: 30);

    [Fact]
    public void Swapping_the_delegations_changes_nothing_but_their_names() => Gen.Select(Forms, Forms, Gen.Bool).Sample((first, second, signs) =>
    {
        var world = World(new CaseScenario("delegation-a", "delegation-b"), first, second, signs);
        var swapped = World(new CaseScenario("delegation-b", "delegation-a"), first, second, signs);
        swapped.Case.Level.ShouldBe(world.Case.Level);
        swapped.Case.Outcome.ShouldBe(world.Case.Outcome);
        swapped.Case.FoundBy.Select(Other).Order().ShouldBe(world.Case.FoundBy);
        swapped.Case.Rounds[0].Fields.Select(field => (field.Field, field.State))
            .ShouldBe(world.Case.Rounds[0].Fields.Select(field => (field.Field, field.State)));
        swapped.Case.Rounds[0].Fields.Select(field => string.Join('|', field.Values.Reverse()))
            .ShouldBe(world.Case.Rounds[0].Fields.Select(field => string.Join('|', field.Values)));
        swapped.Incident.Level.ShouldBe(world.Incident.Level);
    }, iter: 30);

    private static string Other(string delegation) => delegation == "delegation-a" ? "delegation-b" : "delegation-a";

    private static CaseScenario World(CaseScenario it, AssessmentForm first, AssessmentForm second, bool signs)
    {
        it.Opened().Seals(it.A, first with { Text = null }).Seals(it.B, second with { Text = null }).Ticks();
        return it.Opens(it.A, first with { Text = null }).Opens(it.B, second with { Text = null }).Signs(it.A).Signs(it.B, signs);
    }

    private static string Result(AssessmentForm first, AssessmentForm second, bool sealOrder, bool openOrder)
    {
        var it = new CaseScenario().Opened();
        (string By, AssessmentForm Form)[] both = [(it.A, first with { Text = null }), (it.B, second with { Text = null })];
        foreach (var (by, form) in sealOrder ? both : both.Reverse())
        {
            it.Seals(by, form);
        }

        it.Ticks();
        foreach (var (by, form) in openOrder ? both : both.Reverse())
        {
            it.Opens(by, form);
        }

        return it.Case.Rounds[0].Finding!.Canonical;
    }

    private static string Flip(string hex, int at) => hex[..at] + (hex[at] == '0' ? '1' : '0') + hex[(at + 1)..];
}
