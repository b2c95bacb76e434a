using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>One column of the daily feature row.</summary>
/// <param name="Name">As in documents and model cards.</param>
/// <param name="Title">As it begins a reason, in both languages.</param>
/// <param name="Form">How its values are written.</param>
/// <param name="Floor">Spread below which days do not really differ: the personal spread is never taken smaller.</param>
internal sealed record DayFeature(string Name, LocalizedText Title, DayFeatureForm Form, double Floor)
{
    public const int Movements = 0, NightMovements = 1, NightBathroom = 2, Transitions = 3, Entropy = 4, FirstMinute = 5, LastMinute = 6, Meals = 7, Outings = 8, MinutesOut = 9,
        LongestStill = 10, Bedroom = 11, Bathroom = 12, Kitchen = 13, Living = 14, Hall = 15, Together = 16, Amplitude = 17, Quietest = 18, Busiest = 19, Fragmentation = 20, Stability = 21;

    /// <summary>In the order of a row.</summary>
    public static IReadOnlyList<DayFeature> All { get; } =
    [
        new("movements", new("Mouvements dans la journée", "Movements in the day"), DayFeatureForm.LogCount, 0.1),
        new("night-movements", new("Mouvements entre 0 h et 5 h", "Movements between midnight and 5 am"), DayFeatureForm.LogCount, 0.5),
        new("night-bathroom", new("Passages aux toilettes entre 0 h et 6 h", "Bathroom visits between midnight and 6 am"), DayFeatureForm.Count, 0.75),
        new("transitions", new("Changements de pièce", "Changes of room"), DayFeatureForm.LogCount, 0.1),
        new("transition-entropy", new("Variété des trajets entre pièces", "Variety of ways between rooms"), DayFeatureForm.Plain, 0.1),
        new("first-activity", new("Première activité après 5 h", "First activity after 5 am"), DayFeatureForm.TimeOfDay, 20),
        new("last-activity", new("Dernière activité avant minuit", "Last activity before midnight"), DayFeatureForm.TimeOfDay, 20),
        new("meals", new("Repas (passages en cuisine aux heures de repas)", "Meals (kitchen used at meal times)"), DayFeatureForm.Count, 0.5),
        new("outings", new("Sorties", "Outings"), DayFeatureForm.Count, 0.75),
        new("minutes-out", new("Temps passé dehors", "Time spent out"), DayFeatureForm.Minutes, 30),
        new("longest-still", new("Plus longue immobilité de jour", "Longest stillness by day"), DayFeatureForm.Minutes, 20),
        new("bedroom", new("Activité dans la chambre", "Activity in the bedroom"), DayFeatureForm.LogCount, 0.2),
        new("bathroom", new("Activité dans la salle de bains", "Activity in the bathroom"), DayFeatureForm.LogCount, 0.2),
        new("kitchen", new("Activité dans la cuisine", "Activity in the kitchen"), DayFeatureForm.LogCount, 0.2),
        new("living", new("Activité dans le séjour", "Activity in the living room"), DayFeatureForm.LogCount, 0.2),
        new("hall", new("Activité dans le couloir", "Activity in the hall"), DayFeatureForm.LogCount, 0.2),
        new("together", new("Mouvements dans deux pièces à la fois", "Movements in two rooms at once"), DayFeatureForm.LogCount, 0.3),
        new("relative-amplitude", new("Contraste entre jour et nuit (RA)", "Contrast of day and night (RA)"), DayFeatureForm.Plain, 0.02),
        new("l5", new("Activité des 5 heures les plus calmes (L5)", "Activity of the quietest 5 hours (L5)"), DayFeatureForm.LogCount, 0.5),
        new("m10", new("Activité des 10 heures les plus actives (M10)", "Activity of the busiest 10 hours (M10)"), DayFeatureForm.LogCount, 0.1),
        new("intradaily-variability", new("Fragmentation de la journée (IV)", "Fragmentation of the day (IV)"), DayFeatureForm.Plain, 0.1),
        new("interdaily-stability", new("Régularité sur sept jours (IS)", "Regularity over seven days (IS)"), DayFeatureForm.Plain, 0.03),
    ];

    public static int Count => All.Count;
}
