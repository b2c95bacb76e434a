using System.Text.Json;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Training.Inputs;
using AgeingMonitor.Falls.Trees;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Tihm;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Analytics.Training.Routine;

/// <summary>Learns how the features of ordinary days move together.</summary>
internal sealed class RoutineTraining : ITraining
{
    private const double OrdinaryShare = 0.97;
    private const double VarianceShare = 0.8;
    private const int Folds = 7;

    /// <summary>Half of the days of four weeks.</summary>
    private const int LeastRows = 14;

    public string Name => "routine";

    public string Help => "Principal axes of ordinary days at home, each in the person's own spreads (folder tihm).";

    public async Task<IReadOnlyList<ModelFile>> TrainAsync(string data, int seed, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("ageing-train-");
        try
        {
            progress.Report("reading tihm");
            var recording = Path.Combine(scratch.FullName, "tihm.jsonl.gz");
            var import = await new TihmImporter().ImportAsync(Path.Combine(data, "tihm"), recording, new ImportOptions(), null, cancellationToken).ConfigureAwait(false);
            if (import.Report is not { } report)
            {
                throw new InvalidDataException(import.Problem);
            }

            var subjects = report.Homes.ToDictionary(home => home.Home, home => "tihm/" + home.Subject);
            var days = (await OrdinaryDays.ReadAsync(recording, new(), cancellationToken).ConfigureAwait(false)).ToDictionary(pair => subjects[pair.Key], pair => pair.Value);
            progress.Report($"learning from {days.Values.Sum(rows => rows.Count(day => day.Standard is not null))} days of {days.Count} homes");
            return [Learn(days, seed)];
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static ModelFile Learn(Dictionary<string, List<OrdinaryDay>> days, int seed)
    {
        var foldOf = PersonFolds.Of(days.Keys, Folds, seed);
        List<(double[] Row, RoutineModel Model)> unseen = [];
        for (var fold = 0; fold < Folds; fold++)
        {
            var axes = Unlimited(RowsOf(days, person => foldOf[person] != fold), seed);
            unseen.AddRange(RowsOf(days, person => foldOf[person] == fold).Select(row => (row, axes)));
        }

        // With one of the two limits out of reach the score is the other statistic over a limit of 1.
        var axesLimit = LimitOf(unseen, model => model with { ResidualLimit = double.MaxValue });
        var residualLimit = LimitOf(unseen, model => model with { AxesLimit = double.MaxValue });
        var scoreLimit = LimitOf(unseen, model => model with { AxesLimit = axesLimit, ResidualLimit = residualLimit });
        var learned = Unlimited(RowsOf(days, _ => true), seed) with { AxesLimit = axesLimit, ResidualLimit = residualLimit, ScoreLimit = scoreLimit };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(learned, RoutineModelJson.Default.RoutineModel);
        List<OrdinaryDay>[] homes = [.. days.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
        var standard = days.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<(int Day, double[] Row)>)[.. pair.Value.Where(day => day.Standard is not null).Select(day => (day.Row.Day.DayNumber, day.Standard!))], StringComparer.Ordinal);
        var (inputs, figures) = InputLearning.Learn(standard, _ => true, LeastRows, Folds, seed);
        return new(RoutineModel.File, bytes, CardOf(learned, bytes, days, seed, figures) with { Calibration = ChangeRates.Of(homes, learned), Inputs = inputs });
    }

    private static RoutineModel Unlimited(List<double[]> rows, int seed)
    {
        var (mean, axes, variances) = PrincipalAxes.Of(rows, VarianceShare, seed);
        return new(mean, axes, variances, 1, 1, 1);
    }

    private static double LimitOf(List<(double[] Row, RoutineModel Model)> unseen, Func<RoutineModel, RoutineModel> change)
    {
        var shares = new double[DayFeature.Count];
        return Quantile.Of([.. unseen.Select(day => change(day.Model).Score(day.Row, shares)).Order()], OrdinaryShare)!.Value;
    }

    /// <summary>In the order of the people's names, so that the same data give the same bytes.</summary>
    private static List<double[]> RowsOf(Dictionary<string, List<OrdinaryDay>> days, Func<string, bool> isWanted) =>
        [.. days.Where(pair => isWanted(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Select(day => day.Standard).OfType<double[]>())];

    private static ModelCard CardOf(RoutineModel model, byte[] bytes, Dictionary<string, List<OrdinaryDay>> days, int seed, IReadOnlyDictionary<string, double> figures) => new()
    {
        Name = "routine",
        Version = 2,
        Sha256 = FlatForestFile.HashOf(bytes),
        Trained = "2026-11-26",
        Seed = seed,
        Command = FormattableString.Invariant($"ageing train routine --data <recordings> --out <folder> --seed {seed}"),
        Features = [.. DayFeature.All.Select(feature => feature.Name)],
        Threshold = model.ScoreLimit,
        TrainedOn = [.. days.Keys.Order(StringComparer.Ordinal)],
        Split = FormattableString.Invariant($"limits are the {OrdinaryShare} quantile of days of people left out, {Folds} folds of people, as is that of the inputs; rates of lasting changes are counted on everybody"),
        Metrics = new Dictionary<string, double>(figures) { ["tihm days"] = days.Values.Sum(rows => rows.Count(day => day.Standard is not null)), ["axes"] = model.Axes.Length },
        IntendedUse = "A daily list for a care team of days unlike the person's own; no alerts.",
        Limits = "Learned from people over 70 with dementia who live in Britain and mostly alone; two people in one home are taken as one.",
    };
}
