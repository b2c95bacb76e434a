using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Evaluation.Nab;

/// <summary>What became of one series.</summary>
/// <param name="Name">Category and name, such as <c>realTraffic/speed_7578</c>.</param>
/// <param name="Times">Its rows.</param>
/// <param name="Values">Their values.</param>
internal sealed record NabSeries(string Name, List<Instant> Times, List<double> Values)
{
    /// <summary>First part of the name.</summary>
    public string Category => Name[..Name.IndexOf('/', StringComparison.Ordinal)];
}
