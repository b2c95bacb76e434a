using System.Globalization;
using AgeingMonitor.Analytics.Detection.Nights;

namespace AgeingMonitor.Analytics.Evaluation.Nights;

/// <summary>Nights of the Ordóñez homes from the labels <c>Sleeping</c>: the longest sleep of a night, times awake of less than three hours included, of two hours at least.</summary>
internal static class LabelledNights
{
    private static readonly TimeSpan LongestAwake = TimeSpan.FromHours(3);
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(2);

    /// <summary>Of the home whose sensors are in a file of this subject, such as <c>A</c>; empty where there are no labels.</summary>
    public static IReadOnlyList<TrueNight> Of(string folder, string subject, TimeZoneInfo zone)
    {
        var file = Directory.EnumerateFiles(folder).FirstOrDefault(file => Path.GetFileName(file).Equals($"Ordonez{subject}_ADLs.txt", StringComparison.OrdinalIgnoreCase));
        var sleeps = new List<(DateTime From, DateTime To, int Awake)>();
        foreach (var line in file is null ? [] : File.ReadAllLines(file).Skip(2))
        {
            var cells = line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (cells.Length < 3 || cells[2] != "Sleeping" || !DateTime.TryParse(cells[0], CultureInfo.InvariantCulture, out var from) || !DateTime.TryParse(cells[1], CultureInfo.InvariantCulture, out var to) || to < from)
            {
                continue;
            }

            if (sleeps.Count > 0 && from - sleeps[^1].To < LongestAwake)
            {
                sleeps[^1] = (sleeps[^1].From, to, sleeps[^1].Awake + (from - sleeps[^1].To > TimeSpan.FromSeconds(30) ? 1 : 0));
            }
            else
            {
                sleeps.Add((from, to, 0));
            }
        }

        return
        [
            .. sleeps.Where(sleep => sleep.To - sleep.From >= Shortest && sleep.From.Hour is >= 18 or < 10)
                .GroupBy(sleep => NightSign.TimeOf(sleep.From).Night)
                .Select(night => night.MaxBy(sleep => sleep.To - sleep.From))
                .Select(sleep => new TrueNight(NightSign.TimeOf(sleep.From).Night, At(sleep.From), At(sleep.To), sleep.Awake)),
        ];

        long At(DateTime local) => new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone)).ToUnixTimeMilliseconds() * 1000;
    }
}
