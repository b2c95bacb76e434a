using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>What ingest stands on, watched.</summary>
internal sealed class IngestFaults(TimeProvider clock, ILogger<IngestFaults> log)
{
    /// <summary>The time series.</summary>
    public FaultWatch Store { get; } = new("observation store", clock, log);

    /// <summary>The care database.</summary>
    public FaultWatch Care { get; } = new("care database", clock, log);

    /// <summary>Raising calls for help on receipt.</summary>
    public FaultWatch Raise { get; } = new("raising calls for help on receipt", clock, log);

    /// <summary>The way to the broker.</summary>
    public FaultWatch Broker { get; } = new("broker", clock, log);
}
