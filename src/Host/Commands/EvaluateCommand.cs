using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Evaluation;
using AgeingMonitor.Analytics.Shadow;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing evaluate</c>: measures detectors and rules on recordings of known truth.</summary>
internal static class EvaluateCommand
{
    private const string AllSuites = "all";

    public static Command Create()
    {
        var suite = new Argument<string>("suite") { Description = "One of: " + string.Join(", ", EvaluationSuites.All.Select(known => known.Name).Append(AllSuites)) };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with one folder for each data set", Required = true };
        var json = new Option<bool>("--json") { Description = "One object a line on standard output: suite, dataset, group, metric, value, n, low, high" };
        var baselines = new Option<bool>("--baselines") { Description = "With --json: the figures of trivial methods too, with the key method" };
        var shadow = new Option<FileInfo?>("--shadow") { Description = "With burden: a model that runs beside the one in force, raises nothing, and is compared with it" };
        var seed = new Option<int>("--seed") { Description = "Of folds and intervals", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "evaluate",
            """
            Measure detectors and rules on recordings of known truth. Every recording goes through the product's own decoding and detection; labels are looked at afterwards. People a built-in model was learned from are scored by models that never saw them.

            Examples:
              ageing evaluate falls --data recordings
              ageing evaluate burden --data recordings --json > burden.jsonl
              ageing evaluate burden --data recordings --shadow models/agitation.trees
              ageing evaluate all --data recordings

            """ + Suites())
        { suite, data, json, baselines, shadow, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var suites = Choose(parsed.GetValue(suite)!);
            var folder = parsed.GetValue(data)!;
            if (!folder.Exists)
            {
                throw new UsageFaultException($"there is no folder '{folder.FullName}'. --data names a folder that holds one folder for each data set, such as weda-fall.");
            }

            var models = LoadShadow(parsed.GetValue(shadow), suites);
            var measured = 0;
            foreach (var chosen in suites)
            {
                var run = await RunAsync(chosen, folder.FullName, parsed.GetValue(seed), models, cancellationToken).ConfigureAwait(false);
                measured += run.Measurements.Count;
                if (parsed.GetValue(json))
                {
                    WriteJson(run, parsed.GetValue(baselines));
                }
                else
                {
                    WriteTable(run);
                }

                ComparisonTable.Write(run.Comparisons, parsed.GetValue(json));
            }

            return measured > 0 ? 0 : throw new CommandFaultException($"nothing could be measured in '{folder.FullName}'; the remarks above say what was looked for.");
        });
        return command;
    }

    private static string Suites() => "Suites:\n" + string.Concat(EvaluationSuites.All.Select(suite => $"\n{suite.Name}\n{Indented(suite.Help)}\n"));

    private static string Indented(string page) => string.Join('\n', page.Split('\n').Select(line => line.Length == 0 ? line : "  " + line));

    private static IReadOnlyList<IEvaluationSuite> Choose(string name) => name == AllSuites
        ? EvaluationSuites.All
        : [EvaluationSuites.All.FirstOrDefault(suite => suite.Name == name)
            ?? throw new UsageFaultException($"there is no suite '{name}'. There are: {string.Join(", ", EvaluationSuites.All.Select(suite => suite.Name).Append(AllSuites))}.")];

    private static ShadowModels? LoadShadow(FileInfo? file, IReadOnlyList<IEvaluationSuite> suites)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            return suites.Any(suite => suite.Name == "burden") ? ShadowModels.Load(file.FullName, AlarmBudget.Default) : throw new UsageFaultException("--shadow goes with the suite burden.");
        }
        catch (InvalidDataException e)
        {
            throw new UsageFaultException(e.Message);
        }
    }

    private static async Task<EvaluationRun> RunAsync(IEvaluationSuite suite, string data, int seed, ShadowModels? shadow, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("ageing-evaluate-");
        try
        {
            var run = new EvaluationRun(suite.Name, data, scratch.FullName, seed, new Steps()) { Shadow = shadow };
            await suite.RunAsync(run, cancellationToken).ConfigureAwait(false);
            foreach (var remark in run.Remarks)
            {
                await Console.Error.WriteLineAsync($"{suite.Name}: {remark}").ConfigureAwait(false);
            }

            return run;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void WriteJson(EvaluationRun run, bool withBaselines)
    {
        foreach (var measurement in run.Measurements.Concat(withBaselines ? run.Baselines : []))
        {
            Console.WriteLine(JsonSerializer.Serialize(measurement, MeasurementJson.Default.Measurement));
        }
    }

    private static void WriteTable(EvaluationRun run)
    {
        foreach (var group in run.Measurements.Concat(run.Baselines).GroupBy(m => (m.Suite, m.Dataset, m.Group)))
        {
            Console.WriteLine($"{group.Key.Suite}  {group.Key.Dataset}  {group.Key.Group}");
            foreach (var m in group)
            {
                var interval = m.Low is { } low && m.High is { } high ? $"{Number(low)} to {Number(high)}" : string.Empty;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {m.Metric,-40} {(m.Value is { } value ? Number(value) : "-"),10}  {interval,-20} n {m.N,-8} {m.Method}").TrimEnd());
            }
        }
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Steps on standard error, as they come.</summary>
    private sealed class Steps : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
