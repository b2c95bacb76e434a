using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Analytics.Training;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing train</c>: learns a model from recordings.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("model") { Description = "One of: " + string.Join(", ", Trainings.All.Select(known => known.Name)) };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with one folder for each data set", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for the model and its card; made when it is not there", Required = true };
        var seed = new Option<int>("--seed") { Description = "Seed of all that is random; the same data and seed give the same file", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "train",
            """
            Learn a model from recordings and write it with its card: what it was learned from, how it was split, its figures, use and limits.

            Example: ageing train falls --data recordings --out models

            """ + "Models:\n" + string.Concat(Trainings.All.Select(training => $"\n  {training.Name}\n    {training.Help}\n")))
        { model, data, output, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetValue(model)!;
            var training = Trainings.All.FirstOrDefault(known => known.Name == name)
                ?? throw new UsageFaultException($"there is no model '{name}'. There are: {string.Join(", ", Trainings.All.Select(known => known.Name))}.");
            var folder = parsed.GetValue(data)!;
            if (!folder.Exists)
            {
                throw new UsageFaultException($"there is no folder '{folder.FullName}'. --data names a folder that holds one folder for each data set, such as weda-fall.");
            }

            try
            {
                await WriteAsync(await training.TrainAsync(folder.FullName, parsed.GetValue(seed), new Steps(), cancellationToken).ConfigureAwait(false), parsed.GetValue(output)!.FullName, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException e)
            {
                throw new CommandFaultException(e.Message);
            }

            return 0;
        });
        return command;
    }

    private static async Task WriteAsync(IReadOnlyList<ModelFile> models, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var model in models)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, model.Name), model.Bytes, cancellationToken).ConfigureAwait(false);
            await File.WriteAllBytesAsync(Path.Combine(folder, model.CardName), model.CardBytes, cancellationToken).ConfigureAwait(false);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.Name}: {model.Bytes.Length} bytes, sha256 {model.Card.Sha256}"));
        }
    }

    /// <summary>Steps on standard error, as they come.</summary>
    private sealed class Steps : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
