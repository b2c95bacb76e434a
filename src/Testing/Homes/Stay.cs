namespace AgeingMonitor.Testing.Homes;

/// <summary>A time in one place. Seconds since local midnight; <paramref name="To"/> is not inside.</summary>
internal readonly record struct Stay(int From, int To, Place Place, bool Asleep);
