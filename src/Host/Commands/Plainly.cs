using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Host.Commands;

/// <summary>Turns the faults that a person can mend into a sentence that says how; everything else keeps its stack trace, since it is ours to mend.</summary>
internal static class Plainly
{
    /// <summary>The sentence; null for a fault that nobody but us can mend.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        ConfigurationFaultException or CommandFaultException or UsageFaultException or ObservationStoreException => fault.Message,
        OptionsValidationException options => "the configuration is not usable:" + string.Concat(options.Failures.Select(f => $"{Environment.NewLine}  - {f}")),
        AggregateException many when many.InnerExceptions.All(e => e is OptionsValidationException) =>
            "the configuration is not usable:" + string.Concat(many.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures).Select(f => $"{Environment.NewLine}  - {f}")),
        OperationCanceledException => "stopped before the end.",
        IOException or UnauthorizedAccessException => fault.Message,
        _ => null,
    };
}
