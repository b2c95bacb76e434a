using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>Texts that the islands use too: put into every page with islands as one JSON block, under these names in camel case (<c>Islands/texts.ts</c> lists them).</summary>
internal static class IslandTexts
{
    public static readonly LocalizedText Live = new("En direct", "Live");
    public static readonly LocalizedText Connecting = new("Connexion…", "Connecting…");
    public static readonly LocalizedText CatchingUp = new("Rattrapage depuis {0}\u00A0: l’écran n’est plus à jour", "Catching up since {0}: this screen is not up to date");
    public static readonly LocalizedText ConnectionLost = new("Connexion perdue depuis {0}\u00A0: l’écran n’est plus à jour", "Connection lost since {0}: this screen is not up to date");
    public static readonly LocalizedText SignedOut = new("Session terminée\u00A0: reconnectez-vous", "Session ended: sign in again");
    public static readonly LocalizedText AccessEnded = new("Votre accès à ces logements a pris fin", "Your access to these homes has ended");
    public static readonly LocalizedText JustNow = new("à l’instant", "just now");
    public static readonly LocalizedText SecondsAgo = new("il y a {0}\u00A0s", "{0}\u00A0s ago");
    public static readonly LocalizedText MinutesAgo = new("il y a {0}\u00A0min", "{0}\u00A0min ago");
    public static readonly LocalizedText HoursAgo = new("il y a {0}\u00A0h", "{0}\u00A0h ago");
    public static readonly LocalizedText DaysAgo = new("il y a {0}\u00A0j", "{0}\u00A0d ago");
    public static readonly LocalizedText Never = new("jamais", "never");
    public static readonly LocalizedText NoMovement = new("aucun mouvement reçu", "no movement received");
    public static readonly LocalizedText NeverHeard = new("jamais entendu", "never heard");
    public static readonly LocalizedText KitSilent = new("Boîtier muet", "Kit silent");
    public static readonly LocalizedText NoCompleteness = new("inconnu", "unknown");
    public static readonly LocalizedText Completeness = new("{0}\u00A0%", "{0}%");
    public static readonly LocalizedText PriorityHigh = new("Urgente", "High");
    public static readonly LocalizedText PriorityMedium = new("Moyenne", "Medium");
    public static readonly LocalizedText PriorityLow = new("Basse", "Low");
    public static readonly LocalizedText PriorityTechnical = new("Technique", "Technical");
    public static readonly LocalizedText StateRaised = new("à prendre en charge", "not taken yet");
    public static readonly LocalizedText StateAcknowledged = new("prise en charge", "taken");
    public static readonly LocalizedText StateAcknowledgedBy = new("prise en charge par {0}", "taken by {0}");
    public static readonly LocalizedText StateResolved = new("close", "closed");
    public static readonly LocalizedText NewAlert = new("Nouvelle alerte, priorité {0}. {1}. {2}", "New alert, priority {0}. {1}. {2}");
    public static readonly LocalizedText AlertNews = new("Du nouveau sur une alerte, priorité {0}. {1}. {2}", "News of an alert, priority {0}. {1}. {2}");
    public static readonly LocalizedText Acknowledged = new("Alerte prise en charge", "Alert taken");
    public static readonly LocalizedText Refused = new("Refusé\u00A0: {0}", "Refused: {0}");
    public static readonly LocalizedText Failed = new("L’action n’a pas abouti\u00A0: réessayez", "The action did not get through: try again");
    public static readonly LocalizedText SoundReady = new("Son prêt", "Sound ready");
    public static readonly LocalizedText SoundBlocked = new("Son bloqué par le navigateur\u00A0: testez-le", "Sound held back by the browser: test it");
    public static readonly LocalizedText SoundOff = new("Son coupé", "Sound off");
    public static readonly LocalizedText ShortcutsOn = new("Les raccourcis à une lettre sont actifs.", "Single-letter shortcuts are on.");
    public static readonly LocalizedText ShortcutsOff = new("Les raccourcis à une lettre sont désactivés.", "Single-letter shortcuts are off.");
    public static readonly LocalizedText AlertChanged = new("Cette alerte vient de changer.", "This alert has just changed.");
    public static readonly LocalizedText OpenAlerts = new("{0} alertes ouvertes", "{0} open alerts");
    public static readonly LocalizedText OpenAlert = new("1 alerte ouverte", "1 open alert");
    public static readonly LocalizedText SlotPulse = new("Pouls", "Pulse");
    public static readonly LocalizedText SlotOxygen = new("SpO₂", "SpO₂");
    public static readonly LocalizedText SlotPressure = new("Tension", "Blood pressure");
    public static readonly LocalizedText SlotTemperature = new("Température", "Temperature");
    public static readonly LocalizedText SlotRespiration = new("Respiration", "Breathing");
    public static readonly LocalizedText RoomOther = new("Autre pièce", "Other room");
    public static readonly LocalizedText RoomBedroom = new("Chambre", "Bedroom");
    public static readonly LocalizedText RoomBathroom = new("Salle d’eau", "Bathroom");
    public static readonly LocalizedText RoomKitchen = new("Cuisine", "Kitchen");
    public static readonly LocalizedText RoomLiving = new("Séjour", "Living room");
    public static readonly LocalizedText RoomHall = new("Couloir", "Hall");
    public static readonly LocalizedText RoomEntrance = new("Entrée", "Entrance");
    public static readonly LocalizedText Time = new("Heure", "Time");
    public static readonly LocalizedText Mean = new("Moyenne", "Mean");
    public static readonly LocalizedText Lowest = new("Minimum", "Lowest");
    public static readonly LocalizedText Highest = new("Maximum", "Highest");
}
