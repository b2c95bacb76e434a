using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.Recordings;

/// <summary>A data set made into a recording by the product's importer, and what the import says of it. Read back pack by pack, it is what a server would have received.</summary>
internal sealed record ImportedRecording(string Path, ImportReport Report)
{
    /// <summary>Imports the folder of a data set; null, with a remark, when it is not there or not of its format.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dataset">Name of the folder and of the importer.</param>
    /// <param name="options">Choices of the import.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    public static async Task<ImportedRecording?> OfAsync(EvaluationRun run, string dataset, ImportOptions options, CancellationToken cancellationToken)
    {
        if (run.Folder(dataset) is not { } folder)
        {
            return null;
        }

        run.Tell($"reading {dataset}");
        var path = System.IO.Path.Combine(run.Scratch, dataset + ".jsonl.gz");
        var importer = RecordingImporters.All.First(importer => importer.Format == dataset);
        var (report, problem) = await importer.ImportAsync(folder, path, options, null, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            run.Skip(dataset, problem!);
            return null;
        }

        foreach (var skipped in report.Skipped)
        {
            run.Remark($"{dataset}: {skipped.Count} rows left out, {skipped.Reason}");
        }

        return new(path, report);
    }

    /// <summary>Reads it from the beginning.</summary>
    /// <exception cref="IOException">The file is gone or damaged.</exception>
    public async Task<RecordedPacks> OpenAsync(CancellationToken cancellationToken)
    {
        var (packs, fault) = await RecordedPacks.OpenAsync(Path, cancellationToken).ConfigureAwait(false);
        return packs ?? throw new IOException($"{Path}: {fault}");
    }
}
