using Truceline.Core.Bulletins;
using Truceline.Core.Cases;
using Truceline.Core.Record;
using Truceline.Core.Tests.Cases;

namespace Truceline.Core.Tests.Bulletins;

public sealed class BulletinScenarios
{
    private static readonly NodaTime.Instant Now = CaseScenario.Start + NodaTime.Duration.FromDays(2);

    [Fact]
    public void Editions_follow_each_other_and_supersede()
    {
        var it = Issued();
        var first = it.Rows.List<BulletinView>(RegisterKinds.Bulletin).Single();
        first.Digest.ShouldBe(BulletinJson.Digest(BulletinDay.Of(it)), "whoever folds the log can draw it up again");
        it.When(new IssueBulletin(BulletinDay.Of(it)).Decide([first], Now)).Refused.ShouldBe("The next edition of that day is 2.");
        it.When(new IssueBulletin(BulletinDay.Of(it, edition: 2)).Decide([first], Now)).Refused.ShouldBeNull();
        it.Rows.List<BulletinView>(RegisterKinds.Bulletin).Select(of => of.SupersededBy).ShouldBe([2, null]);
        Judge(it, it.A, 1).ShouldBe("Edition 2 corrects this one; judge that.");
    }

    [Fact]
    public void Both_heads_release_it_each_with_a_key_of_its_own()
    {
        var it = Issued();
        Judge(it, it.A, 1, signer: it.B).ShouldBe("The head's signature over the bulletin does not hold.");
        Judge(it, it.A, 1).ShouldBeNull();
        Judge(it, it.A, 1).ShouldBe("The head of delegation-a has already spoken on this bulletin.");
        Edition(it, 1).Released.ShouldBeFalse();
        Judge(it, it.B, 1, approved: false).ShouldBeNull();
        Edition(it, 1).Released.ShouldBeTrue();
        Judge(it, it.A, 7).ShouldBe("There is no such bulletin.");
    }

    [Fact]
    public void A_day_that_has_not_begun_has_no_bulletin()
    {
        var it = BulletinDay.Busy();
        var bulletin = BulletinDay.Of(it);
        it.When(new IssueBulletin(bulletin).Decide([], bulletin.From - NodaTime.Duration.FromSeconds(1))).Refused.ShouldBe("That day has not begun.");
    }

    private static CaseScenario Issued()
    {
        var it = BulletinDay.Busy();
        it.When(new IssueBulletin(BulletinDay.Of(it)).Decide([], Now)).Refused.ShouldBeNull();
        return it;
    }

    private static BulletinView Edition(CaseScenario it, int edition) =>
        it.Rows.List<BulletinView>(RegisterKinds.Bulletin).Single(of => of.Edition == edition);

    private static string? Judge(CaseScenario it, string delegation, int edition, bool approved = true, string? signer = null)
    {
        var of = it.Rows.List<BulletinView>(RegisterKinds.Bulletin).SingleOrDefault(view => view.Edition == edition);
        var digest = of?.Digest ?? "";
        var signature = it.Head(signer ?? delegation).Sign(SignedTexts.Bulletin(CaseScenario.Mission, BulletinDay.Date, edition, digest, approved));
        return it.When(new JudgeBulletin(delegation, it.Head(delegation).Public, digest, approved, signature, it.Keys).Decide(of, CaseScenario.Mission, Now)).Refused;
    }
}
