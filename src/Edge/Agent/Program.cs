using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Agent.Running;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Agent.Time;

const string help =
    """
    ageing-edge: the program of a home kit.

      ageing-edge enrol --label 'ageing-kit:1?s=https://…'   makes this kit known to its server
      ageing-edge run                                        the kit at work
      ageing-edge status                                     how it is
      ageing-edge --version

    Each has --help. What must last is kept in /var/lib/ageing-edge, or where --data says.
    """;

switch (args)
{
    case ["enrol", .. var words]:
        return await EnrolCommand.RunAsync(words, Console.Out, Console.Error, TimeProvider.System, CancellationToken.None);
    case ["run", .. var words]:
        return await RunCommand.RunAsync(words, Console.Out, Console.Error);
    case ["status", .. var words]:
        return await StatusCommand.RunAsync(words, Console.Out, Console.Error, new LinuxClock(TimeProvider.System));
    case ["--version"]:
        Console.WriteLine($"ageing-edge {RunCommand.Version}");
        return 0;
    case ["--help" or "-h" or "-?" or "help"]:
        Console.WriteLine(help);
        return 0;
    case []:
        Console.Error.WriteLine(help);
        return 2;
    default:
        Console.Error.WriteLine($"ageing-edge: '{args[0]}' is not known; 'ageing-edge --help' shows what is.");
        return 2;
}
