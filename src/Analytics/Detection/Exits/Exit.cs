namespace AgeingMonitor.Analytics.Detection.Exits;

/// <summary>Somebody has left the bed or the chair.</summary>
/// <param name="At">When it was noticed, in microseconds.</param>
/// <param name="FromBed">The bed; else the chair.</param>
internal readonly record struct Exit(long At, bool FromBed);
