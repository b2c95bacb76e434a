using AgeingMonitor.Analytics.Detection.Activities;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Activities;

/// <summary>Learns the models of activities.</summary>
internal sealed class ActivitiesTraining : ITraining
{
    public string Name => "activities";

    public string Help => "Activities of daily life from door, pressure and appliance sensors, minute by minute (folder ordonez-adl).";

    public async Task<IReadOnlyList<ModelFile>> TrainAsync(string data, int seed, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("ageing-train-");
        try
        {
            progress.Report("reading ordonez-adl");
            var (slots, _, problem) = await ActivitySlots.ReadAsync(Path.Combine(data, "ordonez-adl"), scratch.FullName, cancellationToken).ConfigureAwait(false);
            if (slots.Count == 0)
            {
                throw new InvalidDataException($"'{data}' holds no labelled minutes to learn from: {problem ?? "no row of labels covers a minute"}.");
            }

            progress.Report($"learning {ActivityLabels.All.Count} activities from {slots.Count} minutes");
            var forests = ActivityLearning.Train(slots, seed);
            return [.. forests.Select((forest, label) => (forest, label)).Where(pair => pair.forest is not null).Select(pair => FileOf(pair.forest!, ActivityLabels.All[pair.label], slots, seed))];
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static ModelFile FileOf(FlatForest forest, string label, IReadOnlyList<ActivitySlot> slots, int seed) => ModelFile.Of(new(forest, new()
    {
        Name = ActivityLabels.ModelOf(label),
        Version = 1,
        Sha256 = FlatForestFile.HashOf(FlatForestFile.Write(forest)),
        Trained = "2026-11-26",
        Seed = seed,
        Command = FormattableString.Invariant($"ageing train activities --data <recordings> --out <folder> --seed {seed}"),
        Features = ActivityFeatures.Names,
        Threshold = 0,
        TrainedOn = [.. slots.Select(slot => slot.Day).Distinct().Order(StringComparer.Ordinal)],
        Split = "days, never minutes; measured on days left out by ageing evaluate adl",
        Metrics = new Dictionary<string, double> { ["minutes"] = slots.Count },
        IntendedUse = "The activity of the highest score among all of these models, minute by minute.",
        Limits = "Two homes of one person each; rooms and things must carry the same names.",
    }));
}
