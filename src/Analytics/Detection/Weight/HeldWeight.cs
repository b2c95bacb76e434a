namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>A weighing that would be a gain, held back until a second one on another day agrees.</summary>
/// <param name="Sensor">The scale.</param>
/// <param name="At">When, in microseconds.</param>
/// <param name="Day">Its local day.</param>
/// <param name="Kilograms">What it said.</param>
/// <param name="Usual">The usual weight then, kg.</param>
/// <param name="Gain">Above the lightest of the days before, kg.</param>
/// <param name="Days">How many days ago that was.</param>
/// <param name="Reference">What the second one is held against, kg.</param>
internal sealed record HeldWeight(string Sensor, long At, int Day, double Kilograms, double Usual, double Gain, int Days, double Reference);
