using NodaTime;
using Truceline.Core.Agreement;
using Truceline.Core.Cases;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Core.Shifts;
using Truceline.Engine.Agreement;
using Truceline.Engine.Cases;
using Truceline.Engine.Register;
using Truceline.Ledger;

namespace Truceline.Engine.Mandates;

/// <summary>Modalities on their way to the log: drafted, agreed to, approved, withdrawn; and sensors that are replaced by notice alone.</summary>
internal sealed class ModalitiesDesk(Register.Register register, Func<Mission> mission) : IDesk
{
    /// <summary>All drafts share a stream, so that none is decided on while another takes its number.</summary>
    private const string Stream = "modalities";

    /// <summary>Null where the command is none of these.</summary>
    public Step? StepOf(CentreCommand command, Instant now) => command switch
    {
        CentreCommand.DraftModalities made => new Step(Stream, () => Draft(made, now), () => Kept(made.Words)),
        CentreCommand.JudgeModalities made => new Step(
            Stream,
            () => Keys() is { } keys
                ? new JudgeModalities(made.Draft, made.By, made.Agreed, made.Reason, made.HeadKey, made.Signature, keys).Decide(mission(), DraftOf(made.Draft), now)
                : NotOpen,
            () => Kept(made.Reason)),
        CentreCommand.ApproveModalities made => new Step(
            Stream, () => new ApproveModalities(made.Draft, made.Approved, made.Reason).Decide(mission(), DraftOf(made.Draft), now), () => Kept(made.Reason)),
        CentreCommand.WithdrawModalities made => new Step(
            Stream, () => new WithdrawModalities(made.Draft, made.By, made.Reason).Decide(DraftOf(made.Draft), now), () => Kept(made.Reason)),
        CentreCommand.ReplaceSensor made => new Step(
            Stream, () => new ReplaceSensor(made.Source, made.Class, made.By, made.Words).Decide(mission(), now), () => Kept(made.Words)),
        CentreCommand.StateInstrument made => new Step(
            "instruments",
            () => new StateInstrument(made.Instrument, made.Said, made.Until, made.By, made.Words)
                .Decide(mission(), register.List<InstrumentView>(RegisterKinds.Instrument), now),
            () => Kept(made.Words)),
        _ => null,
    };

    private static Refusal NotOpen { get; } = Decision.Refuse("The mission is not open.");

    private Decision<Statement> Draft(CentreCommand.DraftModalities made, Instant now)
    {
        var read = ModalitiesReader.Read(made.Text, mission());
        return read.Document is not { } document ? Decision.Refuse(string.Join(' ', read.Faults.Take(3)))
            : Keys() is not { } keys ? NotOpen
            : new DraftModalities(made.Draft, made.By, document, made.From, made.Words, made.Language, made.HeadKey, made.Signature, keys)
                .Decide(mission(), register.List<ModalitiesView>(RegisterKinds.Modalities), now);
    }

    private ModalitiesView? DraftOf(string id) => register.Get<ModalitiesView>(RegisterKinds.Modalities, id);

    private KeyBook? Keys() => KeyBook.Of(new RegisterReading(register), Ed25519.Verify);

    private static IReadOnlyList<KeptFile> Kept(OwnWords? words) => KeptFile.OfText(words?.Text, words?.Salt);
}
