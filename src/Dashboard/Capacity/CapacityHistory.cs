using AgeingMonitor.Care.Capacity;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>A resident's ICOPE assessments, and what was seen between them, for a page.</summary>
/// <param name="Today">Today where they live.</param>
/// <param name="Due">When the next one is due.</param>
/// <param name="Assessments">The latest day first.</param>
/// <param name="UserNames">Who entered them, by user id.</param>
/// <param name="Measures">What sensors tell between them.</param>
/// <param name="IsHousehold">Whether that is of several people, and nobody's own.</param>
public sealed record CapacityHistory(DateOnly Today, CapacityDue Due, IReadOnlyList<CapacityAssessment> Assessments, IReadOnlyDictionary<string, string> UserNames, IReadOnlyList<FollowedMeasure> Measures, bool IsHousehold);
