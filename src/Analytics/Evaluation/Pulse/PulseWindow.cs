using AgeingMonitor.Analytics.Detection.PulseWave;

namespace AgeingMonitor.Analytics.Evaluation.Pulse;

/// <summary>One window with its truth, rates a minute.</summary>
internal sealed record PulseWindow(string Person, bool IsOlder, PulseRates Rates, double? TrueBreathing, double? TruePulse);
