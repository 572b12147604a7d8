using System.CommandLine;
using Truceline.Cli.Commands;

var root = new RootCommand("Truceline: the record of a joint ceasefire monitoring centre. Observation and accountability only.");
foreach (var command in CommandList.All())
{
    root.Subcommands.Add(command);
}

return await root.Parse(args).InvokeAsync();
