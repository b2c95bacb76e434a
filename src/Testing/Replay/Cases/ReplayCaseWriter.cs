using AgeingMonitor.Analytics;
using AgeingMonitor.Testing.Recordings.Editing;
using AgeingMonitor.Testing.Recordings.Editing.Anonymising;
using AgeingMonitor.Testing.Recordings.Editing.Trimming;
using AgeingMonitor.Testing.Replay.Golden;

namespace AgeingMonitor.Testing.Replay.Cases;

/// <summary>Makes a replay case of a recording: cut to what matters, pseudonymised, played in process for the alerts that it raises. The folder appears whole or not at all.</summary>
public static class ReplayCaseWriter
{
    /// <summary>Writes the case's folder.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="casesFolder">The folder of all cases; made when it is missing.</param>
    /// <param name="options">What the case is made of. An older case of the name is replaced.</param>
    /// <param name="detection">The detectors' options.</param>
    /// <param name="progress">Told now and then; may be null.</param>
    /// <param name="cancellationToken">Ends it; no folder is left.</param>
    /// <returns>What the case holds, or why there is none.</returns>
    /// <exception cref="ArgumentException">The name is not one of a case, or the key is too short.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task<(ReplayCaseReport? Report, string? Problem)> WriteAsync(
        string recording, string casesFolder, ReplayCaseOptions options, DetectionOptions detection, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!ReplayCaseFolder.IsName(options.Name))
        {
            throw new ArgumentException($"'{options.Name}' is no name of a case.", nameof(options));
        }

        var folder = Path.Combine(casesFolder, options.Name);
        var part = folder + ".part";
        Delete(part);
        Directory.CreateDirectory(part);
        try
        {
            var (report, problem) = await FillAsync(recording, part, options, detection, progress, cancellationToken).ConfigureAwait(false);
            if (report is not null)
            {
                Delete(folder);
                Directory.Move(part, folder);
            }

            return (report is null ? null : report with { Folder = folder }, problem);
        }
        finally
        {
            Delete(part);
        }
    }

    private static async Task<(ReplayCaseReport? Report, string? Problem)> FillAsync(
        string recording, string part, ReplayCaseOptions options, DetectionOptions detection, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        // What still has its ids never lies among the cases, where a killed process would leave it to be shared.
        var aside = Directory.CreateTempSubdirectory("ageing-case-").FullName;
        try
        {
            return await FillAsync(recording, Path.Combine(aside, "trimmed.jsonl.gz"), part, options, detection, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Delete(aside);
        }
    }

    private static async Task<(ReplayCaseReport? Report, string? Problem)> FillAsync(
        string recording, string trimmed, string part, ReplayCaseOptions options, DetectionOptions detection, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        var target = Path.Combine(part, ReplayCaseFolder.RecordingName);
        var trim = await RecordingTrim.RunAsync(
            recording, trimmed, new TrimOptions { Name = options.Name, From = options.From, To = options.To, Filter = options.Filter }, progress, cancellationToken).ConfigureAwait(false);
        if (trim.Report is null)
        {
            return (null, trim.Problem);
        }

        if (ManifestIds.FindIn(trim.Report.Manifest, options.Name, options.Intent, options.Source, options.Licence) is { } named)
        {
            return (null, named);
        }

        var anonymise = await RecordingAnonymiser.RunAsync(
            trimmed, target, new AnonymiseOptions { Key = options.Key, StandsAlone = options.StandsAlone, Name = options.Name, Provenance = $"{options.Source}; {options.Licence}; ids and dates replaced" }, progress, cancellationToken).ConfigureAwait(false);
        if (anonymise.Report is null)
        {
            return (null, anonymise.Problem);
        }

        var (player, fault) = await InProcessPlayer.PlayAsync(target, detection, cancellationToken).ConfigureAwait(false);
        if (player is null || fault is not null)
        {
            return (null, $"the case's recording cannot be played: {fault}");
        }

        var alerts = GoldenAlertLog.Of(options.Name, anonymise.Report.Manifest.Homes, player.Alerts);
        await alerts.WriteAsync(Path.Combine(part, GoldenAlertLog.FileName), cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(part, ReplayCaseFolder.ReadmeName), ReplayCaseReadme.Of(options, anonymise.Report, alerts), cancellationToken).ConfigureAwait(false);
        return (new ReplayCaseReport(part, trim.Report, anonymise.Report, alerts), null);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
