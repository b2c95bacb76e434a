using AgeingMonitor.Edge.Agent.Enrolment;

if (args is ["enrol", .. var arguments])
{
    return await EnrolCommand.RunAsync(arguments, Console.Out, Console.Error, TimeProvider.System, CancellationToken.None);
}

Console.Error.WriteLine("ageing-edge: nothing to run yet but 'enrol'; 'ageing-edge enrol --help' says how");
return 1;
