using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>A resident on the list of assessments to do.</summary>
/// <param name="Due">When.</param>
/// <param name="Naming">Where they live.</param>
/// <param name="DaysLeft">Below nought when overdue; null when there was none yet.</param>
internal sealed record DueEntry(CapacityDue Due, HomeNaming Naming, int? DaysLeft);
