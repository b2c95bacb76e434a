using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>Something found in somebody's weights.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sensor">The scale of the last weighing.</param>
/// <param name="Since">When the episode began: the first weighing of a gain, else the last.</param>
/// <param name="At">The last weighing.</param>
/// <param name="Day">Its local day.</param>
/// <param name="First">Of a gain the held weighing, kg; else the weight found.</param>
/// <param name="Kilograms">Of a gain the confirming weighing, of a loss the median and of a drift the mean of seven days, kg.</param>
/// <param name="Usual">What it is held against, kg.</param>
/// <param name="Change">Of a gain kilograms; of a loss or drift percent, a loss negative.</param>
/// <param name="Days">Of a gain, within how many days.</param>
/// <param name="Sum">Of a drift the cumulative sum, percent times days; of somebody else's the weighings in a row.</param>
internal readonly record struct WeightFinding(
    WeightFindingKind Kind, SensorId Sensor, Instant Since, Instant At, DateOnly Day, double First, double Kilograms, double Usual, double Change, int Days, double Sum);
