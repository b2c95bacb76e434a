using AgeingMonitor.Analytics.Detection.Nights;

namespace AgeingMonitor.Analytics.Evaluation.Nights;

/// <summary>A night: number of the local day on whose evening it began, times in microseconds since 1970 UTC, ways out of bed.</summary>
internal readonly record struct TrueNight(int Night, long From, long To, int Interruptions)
{
    public static TrueNight Of(in NightSummary night) => new(night.Night, night.From, night.To, night.Interruptions);
}
