using System.Text.RegularExpressions;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Laboratory.Report;

/// <summary>Kinds of happenings and their manners as people call them.</summary>
internal static partial class CauseWords
{
    private static readonly Dictionary<string, (string French, string English)> Kinds = new(StringComparer.Ordinal)
    {
        [HappeningKinds.Fall.Name] = ("Chute", "Fall"),
        [HappeningKinds.HelpCall.Name] = ("Appel à l’aide", "Help call"),
        [HappeningKinds.SittingStill.Name] = ("Assis sans bouger", "Sitting still"),
        [HappeningKinds.SleepingIn.Name] = ("Grasse matinée", "Sleeping in"),
        [HappeningKinds.RestlessNight.Name] = ("Nuit agitée", "Restless night"),
        [HappeningKinds.Wandering.Name] = ("Déambulation", "Wandering"),
        [HappeningKinds.OutAtNight.Name] = ("Sortie la nuit", "Out at night"),
        [HappeningKinds.Outing.Name] = ("Sortie", "Outing"),
        [HappeningKinds.HospitalStay.Name] = ("Hospitalisation", "Hospital stay"),
        [HappeningKinds.Illness.Name] = ("Maladie", "Illness"),
        [HappeningKinds.GaitSlowing.Name] = ("Marche ralentie", "Slower gait"),
        [HappeningKinds.WeightChange.Name] = ("Changement de poids", "Weight change"),
        [HappeningKinds.LowMood.Name] = ("Baisse de moral", "Low mood"),
        [HappeningKinds.Reading.Name] = ("Mesure", "Measurement"),
        [HappeningKinds.Visitors.Name] = ("Visiteurs", "Visitors"),
        [HappeningKinds.Pet.Name] = ("Animal", "Pet"),
        [HappeningKinds.Radar.Name] = ("Radar", "Radar"),
        [HappeningKinds.Climate.Name] = ("Chaleur ou froid", "Heat or cold"),
        [HappeningKinds.PowerCut.Name] = ("Coupure de courant", "Power cut"),
        [HappeningKinds.BatteryLow.Name] = ("Pile faible", "Low battery"),
        [HappeningKinds.SensorDead.Name] = ("Capteur mort", "Dead sensor"),
        [HappeningKinds.SensorStuck.Name] = ("Capteur figé", "Stuck sensor"),
        [HappeningKinds.SensorChatter.Name] = ("Capteur bavard", "Chattering sensor"),
        [HappeningKinds.SensorFault.Name] = ("Capteur en défaut", "Faulty sensor"),
        [HappeningKinds.SensorMisses.Name] = ("Capteur qui manque", "Sensor that misses"),
        [HappeningKinds.NotWorn.Name] = ("Non porté", "Not worn"),
        [HappeningKinds.LinkLoss.Name] = ("Réseau perdu", "Link loss"),
        [HappeningKinds.LinkFlaky.Name] = ("Réseau instable", "Flaky link"),
        [HappeningKinds.KitOff.Name] = ("Boîtier éteint", "Kit off"),
        [HappeningKinds.Reboot.Name] = ("Redémarrage", "Reboot"),
        [HappeningKinds.ClockSlip.Name] = ("Horloge fausse", "Clock slip"),
        [HappeningKinds.ClockUnset.Name] = ("Sans horloge", "Clock unset"),
        [HappeningKinds.OutboxFull.Name] = ("Mémoire pleine", "Outbox full"),
        [HappeningKinds.Resends.Name] = ("Envois en double", "Resends"),
        [HappeningKinds.Scrambled.Name] = ("Messages abîmés", "Broken messages"),
        [HappeningKinds.Hang.Name] = ("Boîtier bloqué", "Hanging kit"),
    };

    private static readonly Dictionary<string, (string French, string English)> Manners = new(StringComparer.Ordinal)
    {
        ["noticed"] = ("vue", "noticed"),
        ["unnoticed"] = ("non vue", "unnoticed"),
        ["cancelled"] = ("annulée", "cancelled"),
        ["real"] = ("réel", "real"),
        ["by-mistake"] = ("par erreur", "by mistake"),
        ["test"] = ("essai", "test"),
        ["returns"] = ("retour", "returns"),
        ["door-left-open"] = ("porte ouverte", "door left open"),
        ["announced"] = ("annoncée", "announced"),
        ["unannounced"] = ("non annoncée", "unannounced"),
        ["infection"] = ("infection", "infection"),
        ["respiratory"] = ("respiratoire", "respiratory"),
        ["heart"] = ("cœur", "heart"),
        ["on-battery"] = ("sur batterie", "on battery"),
        ["off"] = ("éteint", "off"),
    };

    /// <summary>A cause of the expectations, <c>kind</c> or <c>kind (manner)</c>; what this page does not know yet is called by its name.</summary>
    public static string Of(ReportWords words, string cause)
    {
        var match = KindAndManner().Match(cause);
        var (kind, manner) = match.Success ? (match.Groups[1].Value, match.Groups[2].Value) : (cause, string.Empty);
        var name = Say(Kinds, kind);
        return manner.Length > 0 ? $"{name} ({Say(Manners, manner)})" : name;

        string Say(Dictionary<string, (string French, string English)> known, string key) => known.TryGetValue(key, out var pair) ? words.Say(pair.French, pair.English) : key;
    }

    [GeneratedRegex(@"^(\S+) \((.+)\)$")]
    private static partial Regex KindAndManner();
}
