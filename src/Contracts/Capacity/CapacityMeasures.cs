using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Contracts.Capacity;

/// <summary>The measures that are followed from week to week. Of vision and hearing a home tells nothing.</summary>
public static class CapacityMeasures
{
    private static readonly LocalizedText ADay = new("par jour", "a day");
    private static readonly LocalizedText NoUnit = new("de 0 à 1", "0 to 1");

    /// <summary>Time from room to room on the fast ways, in percent of the person's own first weeks: more is slower.</summary>
    public static readonly CapacityMeasure Pace = new("room-to-room-time", CapacityDomain.Locomotion, true, new("Temps d’une pièce à l’autre", "Time from room to room"), new("% du temps des premières semaines", "% of the time in the first weeks"), 0, 2);

    /// <summary>Changes of room a day.</summary>
    public static readonly CapacityMeasure RoomChanges = new("room-changes", CapacityDomain.Locomotion, true, new("Changements de pièce", "Changes of room"), ADay, 0, 1);

    /// <summary>Times that a bed with a sensor was left, a day.</summary>
    public static readonly CapacityMeasure BedExits = new("bed-exits", CapacityDomain.Locomotion, true, new("Levers du lit", "Times out of bed"), ADay, 1, 0.3);

    /// <summary>Times that a chair with a sensor was left, a day.</summary>
    public static readonly CapacityMeasure ChairExits = new("chair-exits", CapacityDomain.Locomotion, true, new("Levers du fauteuil", "Times out of the chair"), ADay, 1, 0.3);

    /// <summary>Body weight.</summary>
    public static readonly CapacityMeasure Weight = new("weight", CapacityDomain.Vitality, false, new("Poids", "Weight"), new("kg", "kg"), 1, 0.5);

    /// <summary>Meal times at which the kitchen was used, a day; 0 to 3.</summary>
    public static readonly CapacityMeasure Meals = new("meals", CapacityDomain.Vitality, true, new("Cuisine aux heures de repas", "Kitchen at meal times"), ADay, 1, 0.2);

    /// <summary>Interdaily stability (IS).</summary>
    public static readonly CapacityMeasure Regularity = new("regularity", CapacityDomain.Cognition, true, new("Régularité des jours (IS)", "Regularity of days (IS)"), NoUnit, 2, 0.03);

    /// <summary>Intradaily variability (IV).</summary>
    public static readonly CapacityMeasure Fragmentation = new("fragmentation", CapacityDomain.Cognition, true, new("Fragmentation des jours (IV)", "Fragmentation of days (IV)"), new("0 et plus", "0 and more"), 2, 0.04);

    /// <summary>Entropy of the ways between rooms.</summary>
    public static readonly CapacityMeasure Variety = new("way-entropy", CapacityDomain.Cognition, true, new("Variété des trajets entre pièces", "Variety of ways between rooms"), new("bits", "bits"), 2, 0.04);

    /// <summary>Outings a week.</summary>
    public static readonly CapacityMeasure Outings = new("outings", CapacityDomain.Psychological, true, new("Sorties", "Outings"), new("par semaine", "a week"), 1, 1);

    /// <summary>Movements between midnight and 5 am.</summary>
    public static readonly CapacityMeasure NightMovements = new("night-movements", CapacityDomain.Psychological, true, new("Mouvements entre 0\u00A0h et 5\u00A0h", "Movements between midnight and 5 am"), new("par nuit", "a night"), 1, 0.5);

    /// <summary>Relative amplitude of day and night (RA).</summary>
    public static readonly CapacityMeasure Rhythm = new("day-night-contrast", CapacityDomain.Psychological, true, new("Contraste entre jour et nuit (RA)", "Contrast of day and night (RA)"), NoUnit, 2, 0.02);

    /// <summary>All of them; a saved state numbers them in this order.</summary>
    public static IReadOnlyList<CapacityMeasure> All { get; } = [Pace, RoomChanges, BedExits, ChairExits, Weight, Meals, Regularity, Fragmentation, Variety, Outings, NightMovements, Rhythm];

    /// <summary>The measure of a code; null when there is none.</summary>
    public static CapacityMeasure? Find(string code) => All.FirstOrDefault(measure => measure.Code == code);
}
