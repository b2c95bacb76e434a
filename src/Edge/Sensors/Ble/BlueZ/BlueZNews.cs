namespace AgeingMonitor.Edge.Sensors.Ble.BlueZ;

/// <summary>What a signal of BlueZ says of one interface of one object.</summary>
/// <param name="Path">The object.</param>
/// <param name="Interface">The interface.</param>
/// <param name="Changed">Properties with their new values.</param>
/// <param name="IsAdded">It is there for the first time, and this is what it has.</param>
/// <param name="IsGone">It is no longer there.</param>
/// <param name="At">When the signal came.</param>
internal sealed record BlueZNews(string Path, string Interface, IReadOnlyDictionary<string, object> Changed, bool IsAdded, bool IsGone, long At);
