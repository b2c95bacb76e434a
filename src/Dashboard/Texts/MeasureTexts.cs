using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>What a resident's page says of the blood pressure at home and of rates estimated from a pulse wave.</summary>
internal static class MeasureTexts
{
    public static readonly LocalizedText Pressure = new("Tension à domicile", "Blood pressure at home");
    public static readonly LocalizedText PressureMean = new("{0} mmHg en moyenne sur les sept derniers jours.", "{0} mmHg on average over the last seven days.");
    public static readonly LocalizedText PressureHigh = new("Au-dessus de la limite à domicile, 135/85.", "Over the limit for the home, 135/85.");
    public static readonly LocalizedText PressureLow = new("Au-dessous de 90/60.", "Below 90/60.");
    public static readonly LocalizedText PressureUsual = new("Entre les limites, 90/60 et 135/85.", "Between the limits, 90/60 and 135/85.");
    public static readonly LocalizedText PressureGround = new("Mesures\u00A0: {0}, sur {1} jours ({2} matins, {3} soirs)\u00A0; le premier jour est écarté.", "Measurements: {0}, on {1} days ({2} mornings, {3} evenings); the first day is left out.");
    public static readonly LocalizedText PressureComplete = new("Moyenne complète selon le protocole européen (ESH 2021).", "Complete by the European scheme (ESH 2021).");
    public static readonly LocalizedText PressureIncomplete =
        new("Incomplète\u00A0: le protocole européen (ESH 2021) demande douze mesures, trois matins et trois soirs, deux mesures à la fois. Pas de conclusion avant.", "Not complete: the European scheme (ESH 2021) asks for twelve measurements, three mornings and three evenings, two at a time. No conclusion before.");
    public static readonly LocalizedText PressureFirstDay = new("Pas encore de moyenne\u00A0: le premier jour de mesure est écarté, et seules comptent les mesures du matin et du soir.", "No mean yet: the first day of measuring is left out, and only measurements of the morning and the evening count.");

    public static readonly LocalizedText Wave = new("D’après l’onde de pouls", "From the pulse wave");
    public static readonly LocalizedText WaveAt = new("Estimations du {0}, capteur {1}\u00A0:", "Estimates of {0}, sensor {1}:");
    public static readonly LocalizedText WavePulse = new("pouls {0} par minute (qualité du signal {1})", "pulse {0} a minute (signal quality {1})");
    public static readonly LocalizedText WaveBreathing = new("respiration {0} par minute (qualité du signal {1})", "breathing {0} a minute (signal quality {1})");
    public static readonly LocalizedText WaveAbout = new(
        "Estimé par calcul, non mesuré par un dispositif médical\u00A0: sert aux tendances de la personne, n’entre pas dans le score NEWS2 et ne déclenche aucune alerte.",
        "Worked out, not measured by a medical device: it serves the person’s own trends, is no part of the NEWS2 score and raises no alert.");
}
