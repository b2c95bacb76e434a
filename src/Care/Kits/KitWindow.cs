using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Kits;

/// <summary>A time in which a kit may enrol by a code.</summary>
/// <param name="OpenedAt">From.</param>
/// <param name="OpenUntil">To.</param>
/// <param name="OpenedBy">The user's id, or the name of the command line's user.</param>
/// <param name="WrongCodes">How many wrong codes came.</param>
public sealed record KitWindow(Instant OpenedAt, Instant OpenUntil, string OpenedBy, int WrongCodes);
