using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Kits;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>The words of a kit's health in both languages.</summary>
internal static class HealthTexts
{
    public static readonly LocalizedText Title = new("État du boîtier et des capteurs", "Health of kit and sensors");
    public static readonly LocalizedText Unheard = new("Le boîtier n’a encore rien dit de lui-même.", "The kit has not said anything of itself yet.");
    public static readonly LocalizedText Link = new("Liaison", "Link");
    public static readonly LocalizedText Online = new("en ligne (dit {0})", "online (said {0})");
    public static readonly LocalizedText Offline = new("hors ligne (su {0})", "offline (known {0})");
    public static readonly LocalizedText Agent = new("Version du logiciel", "Software version");
    public static readonly LocalizedText Boot = new("Démarrage n°", "Boot number");
    public static readonly LocalizedText ClockName = new("Horloge", "Clock");
    public static readonly LocalizedText Queue = new("Paquets en attente", "Packs waiting");
    public static readonly LocalizedText Configuration = new("Configuration, version", "Configuration version");
    public static readonly LocalizedText NotInForce = new("La dernière configuration n’est pas appliquée\u00A0: {0}", "The last configuration is not in force: {0}");
    public static readonly LocalizedText Sensor = new("Capteur", "Sensor");
    public static readonly LocalizedText Heard = new("Dernier signe", "Last heard");
    public static readonly LocalizedText Battery = new("Pile", "Battery");
    public static readonly LocalizedText Radio = new("Qualité radio", "Link quality");
    public static readonly LocalizedText Fault = new("Défaut", "Fault");
    public static readonly LocalizedText Faulty = new("se dit en panne", "says it is faulty");
    public static readonly LocalizedText Silence = new("Silence", "Silence");
    public static readonly LocalizedText SilenceAsOf = new("Silences tels que connus {0}, aux dernières données du boîtier.", "Silences as known {0}, by the kit’s last data.");
    public static readonly LocalizedText SilenceAbout = new(
        "Un capteur muet plus longtemps que la vie du logement ne l’explique donne l’alerte technique «\u00A0Capteur muet\u00A0». Les durées attendues sont celles d’une journée ordinaire de ce logement à ces heures\u00A0: si personne ne bouge, un silence plus long est normal.",
        "A sensor that is silent for longer than what goes on in the home explains gives the technical alert “Sensor silent”. The expected times are those of an ordinary day of this home at these hours: while nobody moves about, a longer silence is usual.");
    private static readonly LocalizedText Told = new("signalé muet", "flagged as silent");
    private static readonly LocalizedText Learning = new("apprentissage en cours", "still learning");
    private static readonly LocalizedText Soon = new("à surveiller", "to be watched");
    private static readonly LocalizedText Usual = new("habituel", "as usual");
    private static readonly LocalizedText QuietUntil = new("{0} sans signe, signalé après {1} environ", "quiet for {0}, flagged after about {1}");
    private static readonly LocalizedText QuietLong = new("{0} sans signe, rien n’est attendu avant dix jours", "quiet for {0}, nothing expected within ten days");
    private static readonly LocalizedText QuietOnly = new("{0} sans signe", "quiet for {0}");

    public static LocalizedText Of(ClockState state) => state switch
    {
        ClockState.Synced => new("à l’heure", "on time"),
        ClockState.Holdover => new("sur sa lancée, sans référence", "running on without reference"),
        _ => new("pas à l’heure", "not set"),
    };

    /// <summary>How a sensor stands, in a word or two.</summary>
    public static string Standing(Words words, in SensorSilenceView silence) => words[silence switch
    {
        { IsTold: true } => Told,
        { IsLearned: false } => Learning,
        { Share: >= SensorHealth.WatchedFrom } => Soon,
        _ => Usual,
    }];

    /// <summary>For how long it has been silent at <paramref name="at"/>, and how long it may be; nothing of that while it is learned, or no whole day of the home is known.</summary>
    public static string Quiet(Words words, in SensorSilenceView silence, Instant at, bool isADayKnown)
    {
        var quiet = Words.Duration(Math.Max(0, at.Microseconds - silence.SpokeAt));
        return silence switch
        {
            { IsTold: true } => words.Fill(QuietOnly, quiet),
            { ToldAt: { } told } => words.Fill(QuietUntil, quiet, Words.Duration(told - silence.SpokeAt)),
            { IsLearned: true } when isADayKnown => words.Fill(QuietLong, quiet),
            _ => words.Fill(QuietOnly, quiet),
        };
    }

    /// <summary>A value of the kit itself as people write it.</summary>
    public static string Board(Words words, QuantityDefinition quantity, double value) => quantity switch
    {
        _ when ReferenceEquals(quantity, Quantities.AgentTemperature) => words.Number(value, 0) + "\u00A0°C",
        _ when ReferenceEquals(quantity, Quantities.Uptime) => Words.Duration((long)Math.Clamp(value, 0, 1e10) * 1_000_000),
        _ when ReferenceEquals(quantity, Quantities.Undervoltage) => words[value > 0 ? PageTexts.Yes : PageTexts.No],
        _ => words.Number(value / 1e6, 0) + "\u00A0" + words[new("Mo", "MB")],
    };
}
