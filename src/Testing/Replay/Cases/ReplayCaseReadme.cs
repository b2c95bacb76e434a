using System.Globalization;
using AgeingMonitor.Testing.Recordings.Editing;
using AgeingMonitor.Testing.Replay.Golden;

namespace AgeingMonitor.Testing.Replay.Cases;

/// <summary>The README of a replay case.</summary>
internal static class ReplayCaseReadme
{
    public static string Of(ReplayCaseOptions options, EditReport recording, GoldenAlertLog alerts) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # {options.Name}

        {options.Intent.Trim()}

        - **Source**: {options.Source.Trim()}
        - **Licence**: {options.Licence.Trim()}
        - **Holds**: {recording.Written} messages of {recording.Manifest.Homes.Count} home(s) in `{ReplayCaseFolder.RecordingName}`; ids are replaced and times are moved by whole weeks.
        - **Must come out**: the {alerts.Alerts.Count} alert(s) of `{GoldenAlertLog.FileName}`, and no other; played as recorded, shuffled and doubled, cut and resumed.

        Look at it with `./ageing recording inspect`, play it with `./ageing replay`; run it with `./ageing cases --only {options.Name}`, renew it with `{alerts.RenewHint}`.

        """).ReplaceLineEndings("\n");
}
