using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Simulations.Rates;

/// <summary>
/// How often things happen in a home where one older person lives alone. Most figures are assumptions and say so: they give detectors something to find and to leave alone, not an epidemiology.
/// In the order of precedence: what would overlap with something earlier in the list, and cannot be at the same time, does not happen.
/// </summary>
public static partial class HappeningRates
{
    private const string Assumption = "assumption";

    /// <summary>All rates.</summary>
    public static IReadOnlyList<HappeningRate> All { get; } = [.. Resident(), .. Home(), .. Sensor(), .. Kit()];

    /// <summary>What never happens by itself: one measurement is for scenarios, and a pet is there or not.</summary>
    public static IReadOnlyList<HappeningKind> NotDrawn { get; } = [HappeningKinds.Reading, HappeningKinds.Pet, HappeningKinds.Radar];

    private static (TimeSpan Least, TimeSpan Most) Minutes(double least, double most) => (TimeSpan.FromMinutes(least), TimeSpan.FromMinutes(most));

    private static (TimeSpan Least, TimeSpan Most) Hours(double least, double most) => (TimeSpan.FromHours(least), TimeSpan.FromHours(most));

    private static (TimeSpan Least, TimeSpan Most) Days(double least, double most) => (TimeSpan.FromDays(least), TimeSpan.FromDays(most));
}
