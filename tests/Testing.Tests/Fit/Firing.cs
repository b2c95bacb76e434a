using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Testing.Tests.Fit;

/// <summary>One firing of a motion or door sensor, in the home's local time.</summary>
internal readonly record struct Firing(DateTime At, string Place, RoomKind Room);
