namespace AgeingMonitor.Analytics.Training.Activities;

/// <summary>A minute of a home: what was known at its end, and what was being done.</summary>
/// <param name="Day">As <c>ordonez-adl/OrdonezA/2011-11-28</c>: days, never minutes, are kept apart.</param>
/// <param name="Row">The features at its end.</param>
/// <param name="Label">Index into <c>ActivityLabels.All</c>.</param>
internal sealed record ActivitySlot(string Day, float[] Row, int Label);
