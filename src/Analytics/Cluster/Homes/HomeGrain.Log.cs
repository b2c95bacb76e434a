using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Analytics.Cluster.Homes;

internal sealed partial class HomeGrain
{
    [LoggerMessage(3121, LogLevel.Warning, "The snapshot of home {Home}, version {Version}, is of another program version: the home is worked through again from its ledger.")]
    private partial void LogUnreadable(HomeId home, long version);

    [LoggerMessage(3122, LogLevel.Warning, "Home {Home} has been taken over by another grain; this one leaves.")]
    private partial void LogSuperseded(HomeId home);

    [LoggerMessage(3123, LogLevel.Warning, "The snapshot of home {Home} was not saved; it is tried again, and until then the packs since the last one are kept by the ledger.")]
    private partial void LogNotSaved(Exception? cause, HomeId home);

    [LoggerMessage(3124, LogLevel.Warning, "The plan of home {Home} cannot be read; the one in hand stays in force.")]
    private partial void LogNoPlan(Exception cause, HomeId home);

    [LoggerMessage(3125, LogLevel.Debug, "The team of home {Home} could not be told; its next review of the care database shows what is missing.")]
    private partial void LogNotTold(Exception cause, HomeId home);

    [LoggerMessage(3129, LogLevel.Warning, "Home {Home} is over its alarm budget: {Count} of {Line} in {Days} days, where {Permitted:0.##} are permitted. Nothing is held back.")]
    private partial void LogOverBudget(HomeId home, int count, string line, int days, double permitted);

    [LoggerMessage(3130, LogLevel.Warning, "The shadow of the model {Model} threw beside kit {Kit} of home {Home} and was stopped there; the models in force go on untouched.")]
    private partial void LogShadowStopped(Exception cause, HomeId home, KitId kit, string model);

    [LoggerMessage(3126, LogLevel.Warning, "The latest values of home {Home} cannot be read from the store; its tile fills up as packs come.")]
    private partial void LogNoLatest(Exception cause, HomeId home);
}
