namespace AgeingMonitor.Testing.Sensors;

/// <summary>An observation in the making; <paramref name="At"/> in microseconds.</summary>
internal readonly record struct Draft(long At, Channel Channel, double Value);
