using System.CommandLine;

namespace Truceline.Cli.Commands;

/// <summary>Every command of the program, in the order of the help page. Each is one file in this folder.</summary>
internal static class CommandList
{
    public static IEnumerable<Command> All() =>
    [
        Demo.Make(),
        Serve.Make(),
        Replay.Make(),
        Klv.Make(),
        Simulate.Make(),
        Verify.Make(),
        Export.Make(),
        Fsck.Make(),
        Recompute.Make(),
        Register.Make(),
        Assess.Make(),
        KeysCommand.Make(),
        BulletinCommand.Make(),
        AgreementCommand.Make(),
        ComplianceCommand.Make(),
        CoverageCommand.Make(),
        ClaimCommand.Make(),
        ModalitiesCommand.Make(),
        InstrumentsCommand.Make(),
        PostsCommand.Make(),
        StaffCommand.Make(),
        ComplaintsCommand.Make(),
        NoticesCommand.Make(),
        ImpedimentsCommand.Make(),
    ];
}
