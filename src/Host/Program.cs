using AgeingMonitor.Host.Commands;

return await AgeingCommand.RunAsync(args).ConfigureAwait(false);
