namespace AgeingMonitor.Testing.People;

/// <summary>Guests, or help, in the home. Milliseconds since the life day began; a visit that lasts over its ends is cut there.</summary>
internal readonly record struct Visit(int From, int To, int People);
