using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Agitation;

/// <summary>Learns the two models of agitation.</summary>
internal sealed class AgitationTraining : ITraining
{
    /// <summary>Of bins, so many are listed: about one entry in twelve days of four bins with activity.</summary>
    private const double ListedShare = 0.02;

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
            Threshold = unseen[(int)(ListedShare * unseen.Count)],
            TrainedOn = [.. people.Select(person => person.Person).Order(StringComparer.Ordinal)],
            Split = "threshold on people left out, each in turn",
            Metrics = new Dictionary<string, double> { ["bins"] = table.Rows.Count, ["labels"] = table.Labels.Count(label => label) },
            IntendedUse = "A daily list for the care team of people living with dementia; no alerts.",
            Limits = "79 labels of 13 people with dementia in Britain; labels come at 8, 12 and 18 h, so much of what is learned is the hour.",
        }));
    }
}
