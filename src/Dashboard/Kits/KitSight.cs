using AgeingMonitor.Care.Kits;

namespace AgeingMonitor.Dashboard.Kits;

/// <summary>A kit that the viewer may handle.</summary>
/// <param name="Kit">The kit.</param>
/// <param name="Home">What its home is called; null when it stands nowhere.</param>
internal sealed record KitSight(KitRecord Kit, string? Home);
