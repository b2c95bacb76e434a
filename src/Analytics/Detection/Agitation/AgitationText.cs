using System.Globalization;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>What is most unlike the same hours of the last four weeks, in words.</summary>
internal static class AgitationText
{
    private const int MostReasons = 3;

    private static readonly (int Measure, LocalizedText Title)[] Told =
    [
        (0, new("Mouvements en 6 heures", "Movements in 6 hours")),
        (2, new("Activité dans la chambre", "Activity in the bedroom")),
        (3, new("Activité dans la salle de bains", "Activity in the bathroom")),
        (4, new("Activité dans la cuisine", "Activity in the kitchen")),
        (5, new("Activité dans le séjour", "Activity in the living room")),
        (6, new("Activité dans le couloir", "Activity in the hall")),
        (7, new("Passages à la porte d’entrée", "Uses of the front door")),
        (8, new("Changements de pièce", "Changes of room")),
        (9, new("Changements de pièce en moins d’une minute", "Changes of room within a minute")),
        (11, new("Mouvements dans l’heure la plus active", "Movements in the busiest hour")),
    ];

    /// <summary>The three measures that lie farthest above their usual values, the farthest first; at least one.</summary>
    /// <param name="row">The six hours.</param>
    /// <param name="usual">The same hours of the last weeks, this one last.</param>
    public static IReadOnlyList<LocalizedText> Of(AgitationRow row, IReadOnlyList<float[]> usual) =>
        [.. Told.OrderByDescending(told => row.Values[6 + BinMeasures.Count + told.Measure]).Take(MostReasons).Select(told => Sentence(told.Title, row.Values[6 + told.Measure], [.. usual.SkipLast(1).Select(known => known[told.Measure]).Order()]))];

    private static LocalizedText Sentence(LocalizedText title, double value, float[] usual)
    {
        var count = Count(value);
        if (usual.Length == 0)
        {
            return new($"{title.French} : {count}", $"{title.English}: {count}");
        }

        string low = Count(usual[(usual.Length - 1) / 10]), high = Count(usual[usual.Length - 1 - ((usual.Length - 1) / 10)]);
        return low == high
            ? new($"{title.French} : {count} (d’habitude {low})", $"{title.English}: {count} (usually {low})")
            : new($"{title.French} : {count} (d’habitude {low} à {high})", $"{title.English}: {count} (usually {low} to {high})");
    }

    private static string Count(double logarithm) => Math.Round(Math.Exp(logarithm) - 1).ToString("0", CultureInfo.InvariantCulture);
}
