using AgeingMonitor.Analytics.Detection.Exits;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Exits;

/// <summary>Learns the models of bed and chair exits.</summary>
internal sealed class ExitsTraining : ITraining
{
    public string Name => "exits";

    public string Help => "Leaving bed and chair, by a tag at the breastbone that antennas in the room read (folder healthy-older-rfid).";

    public async Task<IReadOnlyList<ModelFile>> TrainAsync(string data, int seed, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("ageing-train-");
        try
        {
            progress.Report("reading healthy-older-rfid");
            var (trials, _, problem) = await ExitTrials.ReadAsync(Path.Combine(data, "healthy-older-rfid"), scratch.FullName, cancellationToken).ConfigureAwait(false);
            if (!trials.Any(trial => trial.Exits.Count > 0))
            {
                throw new InvalidDataException($"'{data}' holds no labelled exits to learn from: {problem ?? "no label changes"}.");
            }

            progress.Report($"learning from {trials.Count} trials");
            var foldOf = PersonFolds.Of(trials.Select(trial => trial.Name), ExitLearning.Folds, seed);
            var scored = Enumerable.Range(0, ExitLearning.Folds).SelectMany(fold =>
            {
                var forests = ExitLearning.Train([.. trials.Where(trial => foldOf[trial.Name] != fold)], seed);
                return trials.Where(trial => foldOf[trial.Name] == fold).Select(trial => (trial, ExitLearning.ChancesOf(trial, forests)));
            }).ToList();
            var threshold = ExitLearning.ThresholdOf(scored);
            return [.. ExitLearning.Train(trials, seed).Select((forest, posture) => FileOf(forest, ExitDetector.Models[posture], threshold, trials, seed))];
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static ModelFile FileOf(FlatForest forest, string name, double threshold, IReadOnlyList<ExitTrial> trials, int seed) => ModelFile.Of(new(forest, new()
    {
        Name = name,
        Version = 1,
        Sha256 = FlatForestFile.HashOf(FlatForestFile.Write(forest)),
        Trained = "2026-11-26",
        Seed = seed,
        Command = FormattableString.Invariant($"ageing train exits --data <recordings> --out <folder> --seed {seed}"),
        Features = ExitFeatures.Names,
        Threshold = threshold,
        TrainedOn = [.. trials.Select(trial => trial.Name)],
        Split = FormattableString.Invariant($"threshold on trials left out, {ExitLearning.Folds} folds of trials; people are not numbered, so one person's trials may lie in two folds"),
        Metrics = new Dictionary<string, double> { ["trials"] = trials.Count, ["exits"] = trials.Sum(trial => trial.Exits.Count) },
        IntendedUse = "To tell staff within seconds that somebody is leaving bed or chair.",
        Limits = "Healthy people of 66 to 86 in two rooms with four antennas; another room's antennas hear differently.",
    }));
}
