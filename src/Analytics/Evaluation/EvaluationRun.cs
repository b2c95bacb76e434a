using AgeingMonitor.Analytics.Shadow;

namespace AgeingMonitor.Analytics.Evaluation;

/// <summary>One run of a suite: where the recordings lie, and what has been measured so far. One caller at a time.</summary>
/// <param name="suite">Name of the suite.</param>
/// <param name="data">Folder laid out as <c>shared/data</c>: one folder a data set.</param>
/// <param name="scratch">An empty folder for files on the way; removed by whoever made the run.</param>
/// <param name="seed">Of folds and bootstraps.</param>
/// <param name="progress">Told in words what is being done.</param>
public sealed class EvaluationRun(string suite, string data, string scratch, int seed, IProgress<string> progress)
{
    private readonly List<Measurement> measurements = [];
    private readonly List<Measurement> baselines = [];
    private readonly List<string> remarks = [];

    /// <summary>An empty folder for files on the way.</summary>
    public string Scratch => scratch;

    /// <summary>Of folds and bootstraps.</summary>
    public int Seed => seed;

    /// <summary>Folder laid out as <c>shared/data</c>.</summary>
    public string Data => data;

    /// <summary>Models that run beside those in force and are compared with them; null for none.</summary>
    public ShadowModels? Shadow { get; init; }

    /// <summary>How they compare, home by home, after a suite that runs them.</summary>
    public IReadOnlyList<(string Home, ShadowComparison Comparison)> Comparisons { get; set; } = [];

    /// <summary>What the product measures.</summary>
    public IReadOnlyList<Measurement> Measurements => measurements;

    /// <summary>What trivial methods measure on the same recordings; <see cref="Measurement.Method"/> says which.</summary>
    public IReadOnlyList<Measurement> Baselines => baselines;

    /// <summary>What a reader of the figures must know, such as data sets that were not there, or rows left out.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>The folder of a data set; null, with a remark, when it is not there.</summary>
    public string? Folder(string dataset)
    {
        var folder = Path.Combine(data, dataset);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        Skip(dataset, "there is no such folder");
        return null;
    }

    /// <summary>Says that a data set is left out, and why.</summary>
    public void Skip(string dataset, string reason) => Remark($"{dataset}: skipped, {reason}");

    /// <summary>Says what a reader must know.</summary>
    public void Remark(string remark) => remarks.Add(remark);

    /// <summary>Says what is being done.</summary>
    public void Tell(string step) => progress.Report(step);

    /// <summary>Adds a figure of the product.</summary>
    /// <param name="dataset">Such as <c>weda-fall</c>; <c>all</c> for a mean over data sets.</param>
    /// <param name="group"><see cref="Measurement.All"/> or <see cref="Measurement.Older"/>, or a finer part such as an activity.</param>
    /// <param name="metric">Such as <c>sensitivity</c>.</param>
    /// <param name="value">Null when there is nothing to measure it on.</param>
    /// <param name="n">How many trials, windows, days it rests on.</param>
    /// <param name="low">Lower end of the 95 % interval.</param>
    /// <param name="high">Upper end.</param>
    public void Add(string dataset, string group, string metric, double? value, int n, double? low = null, double? high = null) =>
        measurements.Add(new(suite, dataset, group, metric, value, n, low, high));

    /// <summary>Adds a figure of a trivial method.</summary>
    public void AddBaseline(string method, string dataset, string group, string metric, double? value, int n, double? low = null, double? high = null) =>
        baselines.Add(new(suite, dataset, group, metric, value, n, low, high) { Method = method });
}
