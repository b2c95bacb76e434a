using AgeingMonitor.Analytics.Detection.PulseWave;

namespace AgeingMonitor.Analytics.Evaluation.Pulse;

/// <summary>One window with its truth, rates a minute.</summary>
internal sealed record PulseWindow(string Person, bool IsOlder, PulseRates Rates, double? TrueBreathing, double? TruePulse)
{
    /// <summary>A window of which there is no wave, whatever the truth was: it is not answered.</summary>
    public static PulseWindow Unanswered(string person, bool isOlder) => new(person, isOlder, default, double.NaN, double.NaN);
}
