using System.Globalization;
using System.Text.RegularExpressions;
using AgeingMonitor.Analytics.Detection.Activities;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Training.Activities;

/// <summary>Reads the labelled minutes of the Ordóñez homes: sensors by the product's own path, labels from <c>Ordonez*_ADLs.txt</c>.</summary>
internal static partial class ActivitySlots
{
    /// <summary>In the order of homes and time; what was left out; or why there are none.</summary>
    public static async Task<(IReadOnlyList<ActivitySlot> Slots, int BadLabels, string? Problem)> ReadAsync(string folder, string scratch, CancellationToken cancellationToken)
    {
        var path = Path.Combine(scratch, "ordonez-adl.jsonl.gz");
        var (report, problem) = await RecordingImporters.All.First(importer => importer.Format == "ordonez-adl").ImportAsync(folder, path, new ImportOptions(), null, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            return ([], 0, problem);
        }

        var (packs, fault) = await RecordedPacks.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            return ([], 0, fault?.ToString());
        }

        var bad = 0;
        var homes = report.Homes.ToDictionary(home => home.Kit, home =>
        {
            var (labels, unread) = LabelsOf(Directory.EnumerateFiles(folder).FirstOrDefault(file => IsLabelsOf(file, home.Subject)));
            bad += unread;
            return new HomeSlots(home.Subject, packs.Homes.First(plan => plan.Home == home.Home), labels);
        });
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            homes[pack.Key.Kit].Take(pack);
        }

        return ([.. homes.Values.OrderBy(home => home.Subject, StringComparer.Ordinal).SelectMany(home => home.End())], bad, null);
    }

    private static bool IsLabelsOf(string file, string subject) =>
        LabelsName().Match(Path.GetFileName(file)) is { Success: true } match && (subject == match.Groups[1].Value || subject.EndsWith(match.Groups[1].Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>From, to and label of each row; rows that name no activity we know, or no time, are counted.</summary>
    private static (List<(DateTime From, DateTime To, int Label)> Labels, int Bad) LabelsOf(string? file)
    {
        var labels = new List<(DateTime, DateTime, int)>();
        var bad = 0;
        foreach (var line in file is null ? [] : File.ReadAllLines(file).Skip(2).Where(line => line.Trim().Length > 0))
        {
            var cells = line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var label = cells.Length >= 3 ? IndexOf(cells[2]) : -1;
            if (label >= 0 && DateTime.TryParse(cells[0], CultureInfo.InvariantCulture, out var from) && DateTime.TryParse(cells[1], CultureInfo.InvariantCulture, out var to) && to >= from)
            {
                labels.Add((from, to, label));
            }
            else
            {
                bad++;
            }
        }

        return (labels, bad);
    }

    private static int IndexOf(string activity)
    {
        var name = activity.StartsWith("Spare_Time", StringComparison.OrdinalIgnoreCase) ? "spare-time" : activity.ToLowerInvariant();
        return ActivityLabels.All.ToList().IndexOf(name);
    }

    [GeneratedRegex(@"^Ordonez(\w)_ADLs\.txt$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LabelsName();

    /// <summary>One home: before each event, the minutes that have ended since the one before are given their rows.</summary>
    private sealed class HomeSlots(string subject, HomePlan plan, List<(DateTime From, DateTime To, int Label)> labels)
    {
        private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
        private readonly ActivityFeatures features = new(new());
        private readonly List<ActivitySlot> slots = [];
        private DateTime? next;

        public string Subject => subject;

        public void Take(Pack pack)
        {
            foreach (var (sensor, _, at, value) in pack.Observations)
            {
                var local = TimeZoneInfo.ConvertTimeFromUtc(at.ToDateTimeOffset().UtcDateTime, zone);
                GiveUntil(local);
                features.Observe(sensor, value.IsNumber && value.Number > 0, local);
            }
        }

        public List<ActivitySlot> End()
        {
            if (labels.Count > 0)
            {
                GiveUntil(labels.Max(label => label.To));
            }

            return slots;
        }

        private void GiveUntil(DateTime local)
        {
            next ??= local.Date.AddMinutes(Math.Floor(local.TimeOfDay.TotalMinutes));
            for (; next.Value.AddMinutes(1) <= local; next = next.Value.AddMinutes(1))
            {
                if (LabelOf(next.Value) is { } label)
                {
                    slots.Add(new($"ordonez-adl/{subject}/{next.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", features.RowAt(next.Value.AddMinutes(1)), label));
                }
            }
        }

        /// <summary>What fills most of the minute; null when nothing is labelled in it.</summary>
        private int? LabelOf(DateTime minute)
        {
            int? best = null;
            var longest = TimeSpan.Zero;
            foreach (var (from, to, label) in labels)
            {
                var share = (to < minute.AddMinutes(1) ? to : minute.AddMinutes(1)) - (from > minute ? from : minute);
                if (share > longest)
                {
                    (best, longest) = (label, share);
                }
            }

            return best;
        }
    }
}
