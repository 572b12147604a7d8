using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Engine.Mandates;
using Truceline.Engine.Record;
using Truceline.Ledger;

namespace Truceline.Server.Tests.Mandates;

/// <summary>Modalities that all consented to before the test began.</summary>
internal static class AgreedBefore
{
    public static async Task EnterAsync(string data, LogWriter log, Modalities modalities, Instant inForce, string draft = "d-00000000000000aa")
    {
        var (registrar, keys, at) = (new Registrar(log), new DemoKeys(data, "karabakh", repeatable: false), inForce - Duration.FromHours(1));
        var document = ModalitiesText.Write(modalities);
        var message = SignedTexts.Modalities("karabakh", draft, ModalitiesText.Digest(document), null, inForce, true);
        string Key(string delegation) => Hex.Of(Ed25519.PublicKeyOf(keys.SeedOf(delegation, KeyRoles.Head)));
        string Sign(string delegation) => Hex.Of(Ed25519.Sign(keys.SeedOf(delegation, KeyRoles.Head), message));
        Statement[] statements =
        [
            new Statement.ModalitiesDrafted(draft, "tr", Key("tr"), document, inForce, null, null, Sign("tr"), at),
            new Statement.ModalitiesJudged(draft, "ru", Key("ru"), ModalitiesText.Digest(document), null, inForce, true, null, Sign("ru"), at),
            new Statement.ModalitiesApproved(draft, true, null, inForce, at),
        ];
        foreach (var statement in statements)
        {
            await registrar.MustEnterAsync(statement, "modalities", $"{draft}/{StatementJson.KindOf(statement)}", at, [], TestContext.Current.CancellationToken);
        }
    }
}
