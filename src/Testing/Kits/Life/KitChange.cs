using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Kits.Life;

/// <summary>The conditions from an instant on.</summary>
/// <param name="At">When they begin, by a clock that is right.</param>
/// <param name="After">The conditions.</param>
/// <param name="Boots">Whether the kit starts at this instant.</param>
internal readonly record struct KitChange(Instant At, KitConditions After, bool Boots);
