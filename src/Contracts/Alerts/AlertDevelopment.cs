using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Alerts;

/// <summary>What has become of a suspected episode: the same alert, and what it says from now on.</summary>
/// <param name="Kind">One of <see cref="AlertDevelopments"/>; of each kind an alert has one at most.</param>
/// <param name="Reason">Why, one of <see cref="AlertDevelopments"/>: a code that screens put into words.</param>
/// <param name="At">When, on the home's own time.</param>
/// <param name="Priority">How soon somebody must look now; a lower one than before changes nothing.</param>
/// <param name="Summary">The sentence for the list.</param>
/// <param name="Evidence">What it rests on, beside what the alert rests on; may be empty.</param>
public sealed record AlertDevelopment(string Kind, string Reason, Instant At, AlertPriority Priority, LocalizedText Summary, IReadOnlyList<Evidence> Evidence);
