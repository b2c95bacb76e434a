using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Training.Inputs;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Agitation;

/// <summary>Learns the two models of agitation.</summary>
internal sealed class AgitationTraining : ITraining
{
    /// <summary>Entries a day with activity for which the card has a threshold.</summary>
    private static readonly double[] Rates = [0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5];

    /// <summary>A home has up to 112 bins in four weeks: half of them.</summary>
    private const int LeastRows = 56;

    private const int Folds = 7;

    public string Name => AgitationLearning.Sensors;

    public string Help => "Agitation in the next six hours, from sensors alone and with earlier labels (folder tihm).";

    public async Task<IReadOnlyList<ModelFile>> TrainAsync(string data, int seed, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("ageing-train-");
        try
        {
            progress.Report("reading tihm");
            var (people, problem) = await AgitationPeople.ReadAsync(Path.Combine(data, "tihm"), scratch.FullName, cancellationToken).ConfigureAwait(false);
            if (!people.Any(person => person.Bins.Any(bin => bin.IsFollowed)))
            {
                throw new InvalidDataException($"'{data}' holds no labels of agitation to learn from: {problem ?? "no label follows a bin with activity"}.");
            }

            return [Learn(people, false, seed, progress), Learn(people, true, seed, progress)];
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static ModelFile Learn(IReadOnlyList<AgitationPerson> people, bool withHistory, int seed, IProgress<string> progress)
    {
        progress.Report($"learning {(withHistory ? "with" : "without")} earlier labels from {people.Count} people, each left out in turn");
        var table = AgitationLearning.TableOf(people, withHistory);
        var scores = new AgitationScores(people, withHistory, null, seed);
        var unseen = people.SelectMany(person => person.Bins.Select(bin => scores.Of(person.Person, bin))).OrderDescending().ToList();
        var days = people.Sum(person => person.Bins.Select(bin => bin.Row.Bin / 4).Distinct().Count());
        RatePoint[] points = [.. Rates.Where(rate => rate * days >= 1 && rate * days < unseen.Count).Select(rate => new RatePoint(rate, unseen[(int)(rate * days) - 1]))];
        var (inputs, figures) = InputLearning.Learn(RowsOf(people, withHistory), f => f > AgitationRows.LastOfCalendar && f < AgitationRows.Names.Count, LeastRows, Folds, seed);
        var forest = AgitationLearning.Train(table, seed);
        var bytes = FlatForestFile.Write(forest);
        return ModelFile.Of(new(forest, new()
        {
            Name = withHistory ? AgitationLearning.WithHistory : AgitationLearning.Sensors,
            Version = 1,
            Sha256 = FlatForestFile.HashOf(bytes),
            Trained = "2026-11-26",
            Seed = seed,
            Command = FormattableString.Invariant($"ageing train agitation --data <recordings> --out <folder> --seed {seed}"),
            Features = table.Features,
            Threshold = points.Single(point => point.PerDay == 0.07).Threshold,
            Calibration = points,
            Inputs = inputs,
            TrainedOn = [.. people.Select(person => person.Person).Order(StringComparer.Ordinal)],
            Split = FormattableString.Invariant($"thresholds on people left out, each in turn; limit of the inputs on people left out, {Folds} folds of people"),
            Metrics = new Dictionary<string, double>(figures) { ["bins"] = table.Rows.Count, ["days"] = days, ["labels"] = table.Labels.Count(label => label) },
            IntendedUse = "A daily list for the care team of people living with dementia; no alerts.",
            Limits = "79 labels of 13 people with dementia in Britain; labels come at 8, 12 and 18 h, so much of what is learned is the hour.",
        }));
    }

    /// <summary>The rows that a home gives once it is past its first week, as the product watches them.</summary>
    private static Dictionary<string, IReadOnlyList<(int Day, double[] Row)>> RowsOf(IReadOnlyList<AgitationPerson> people, bool withHistory)
    {
        var learns = new AgitationOptions().LearnsDays * 4;
        return people.ToDictionary(person => person.Person, person => (IReadOnlyList<(int Day, double[] Row)>)[.. person.Bins.Skip(learns).Select(bin => (bin.Row.Bin / 4, Array.ConvertAll(AgitationLearning.RowOf(bin, withHistory), value => (double)value)))], StringComparer.Ordinal);
    }
}
