namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>One decoded line.</summary>
internal sealed record LinePoint(string Measurement, SortedDictionary<string, string> Tags, List<(string Key, object Value)> Fields, long Time)
{
    public override string ToString() => $"{Measurement} | {string.Join(',', Tags)} | {string.Join(',', Fields.Select(f => $"{f.Key}={f.Value.GetType().Name}:{WithoutSignOfZero(f.Value)}"))} | {Time}";

    /// <summary>The corpus writes minus zero as zero; as numbers they are the same.</summary>
    private static object WithoutSignOfZero(object value) => value is 0.0 ? 0.0 : value;
}
