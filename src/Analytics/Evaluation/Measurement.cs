using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Evaluation;

/// <summary>One figure, as a line of <c>--json</c>.</summary>
/// <param name="Suite">Such as <c>falls</c>.</param>
/// <param name="Dataset">Such as <c>weda-fall</c>.</param>
/// <param name="Group">Whose it is: <c>all</c>, <c>older</c>, or a finer part.</param>
/// <param name="Metric">Such as <c>sensitivity</c>; shares from 0 to 1, times in seconds where the name says so.</param>
/// <param name="Value">The figure; null where there was nothing to measure it on.</param>
/// <param name="N">How many trials, windows or days it rests on.</param>
/// <param name="Low">Lower end of its 95 % interval; null where none is given.</param>
/// <param name="High">Upper end.</param>
public sealed record Measurement(string Suite, string Dataset, string Group, string Metric, double? Value, int N, double? Low, double? High)
{
    /// <summary>Everybody.</summary>
    public const string All = "all";

    /// <summary>Older people alone.</summary>
    public const string Older = "older";

    /// <summary>The trivial method that gave it; null for the product's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Method { get; init; }
}
