using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>Texts of the page for rooms and sensors.</summary>
internal static class PlaceTexts
{
    public static readonly LocalizedText Title = new("Pièces et capteurs", "Rooms and sensors");
    public static readonly LocalizedText FoundTitle = new("Nouveau logement", "New home");
    public static readonly LocalizedText FoundAbout = new(
        "Ce boîtier n’est encore nulle part. Donnez un nom au logement et dites qui y vit. Les noms restent dans la base de soins.",
        "This kit stands nowhere yet. Give the home a name and say who lives there. Names stay in the care database.");
    public static readonly LocalizedText Label = new("Nom du logement, tel que l’équipe l’appelle", "Name of the home, as the team calls it");
    public static readonly LocalizedText Team = new("Équipe qui le suit", "Team that follows it");
    public static readonly LocalizedText TimeZone = new("Fuseau horaire", "Time zone");
    public static readonly LocalizedText Person = new("Personne {0}", "Person {0}");
    public static readonly LocalizedText GivenName = new("Prénom", "Given name");
    public static readonly LocalizedText FamilyName = new("Nom", "Family name");
    public static readonly LocalizedText Found = new("Créer le logement", "Create the home");
    public static readonly LocalizedText Rooms = new("Pièces", "Rooms");
    public static readonly LocalizedText AddRoom = new("Ajouter une pièce", "Add a room");
    public static readonly LocalizedText RemoveRoom = new("Retirer", "Remove");
    public static readonly LocalizedText Sensors = new("Capteurs", "Sensors");
    public static readonly LocalizedText SensorsAbout = new("Où est chaque capteur, et qui mesure-t-il\u00A0? Ce qui se porte n’a pas de pièce. Un capteur déplacé garde son passé là où il a mesuré.", "Where is each sensor, and whom does it measure? What is worn has no room. A sensor that moves keeps its past where it measured.");
    public static readonly LocalizedText NoSensors = new("Le boîtier n’a encore annoncé aucun capteur. Rechargez la page dans une minute.", "The kit has not told of any sensor yet. Reload the page in a minute.");
    public static readonly LocalizedText NoRoom = new("sans pièce", "no room");
    public static readonly LocalizedText Whose = new("Qui\u00A0?", "Whose?");
    public static readonly LocalizedText Everybody = new("tout le foyer", "the household");
    public static readonly LocalizedText Measures = new("mesure\u00A0: {0}", "measures: {0}");
    public static readonly LocalizedText Save = new("Enregistrer les places", "Save the places");
    public static readonly LocalizedText Saved = new("Enregistré.", "Saved.");
    public static readonly LocalizedText ToWalk = new("Passer à l’essai pièce par pièce", "On to the walk test");
    public static readonly LocalizedText ToPlaces = new("Pièces et capteurs", "Rooms and sensors");
    public static readonly LocalizedText RefusalLabel = new("Donnez un nom au logement (64 caractères au plus).", "Give the home a name (64 characters at most).");
    public static readonly LocalizedText RefusalTeam = new("Choisissez une de vos équipes.", "Choose one of your teams.");
    public static readonly LocalizedText RefusalPerson = new("Dites au moins qui y vit\u00A0: prénom et nom (100 caractères au plus).", "Say at least who lives there: given and family name (100 characters at most).");
    public static readonly LocalizedText RefusalZone = new("Ce fuseau horaire n’est pas connu\u00A0: par exemple Europe/Paris.", "This time zone is not known: for example Europe/Paris.");
    public static readonly LocalizedText RefusalRoom = new("Un capteur est ou était dans cette pièce\u00A0: elle reste.", "A sensor stands or stood in this room: it stays.");
    public static readonly LocalizedText RefusalPlace = new("Cette place n’existe pas ou plus. Rechargez la page.", "There is no such place, or not any more. Reload the page.");
}
