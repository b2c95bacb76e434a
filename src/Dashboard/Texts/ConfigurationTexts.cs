using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Configurations;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>Texts of the page for what a kit is to do.</summary>
internal static class ConfigurationTexts
{
    public static readonly LocalizedText Title = new("Réglages du boîtier", "The kit’s settings");
    public static readonly LocalizedText Wanted = new("Version voulue", "Version wanted");
    public static readonly LocalizedText Runs = new("Version en service", "Version in force");
    public static readonly LocalizedText By = new("{0}, le {1}", "{0}, on {1}");
    public static readonly LocalizedText NoVersion = new("aucune", "none");
    public static readonly LocalizedText NoSensors = new("Aucun capteur.", "No sensors.");
    public static readonly LocalizedText None = new("Rien n’est encore réglé\u00A0: commencez par un des boîtiers ci-dessous, ou ajoutez les capteurs un à un.", "Nothing is set yet: begin with one of the kits below, or add the sensors one by one.");
    public static readonly LocalizedText Applied = new("Le boîtier fait ce qui est voulu.", "The kit does what is wanted.");
    public static readonly LocalizedText UnderWay = new("En route vers le boîtier. Rechargez la page dans quelques secondes.", "On its way to the kit. Reload the page in a few seconds.");
    public static readonly LocalizedText WaitsForKit = new("Le boîtier n’est pas connecté\u00A0: il l’appliquera à son retour.", "The kit is not connected: it will apply this when it is back.");
    public static readonly LocalizedText Refused = new("Le boîtier ne peut pas l’appliquer et garde ses réglages d’avant. Il dit\u00A0:", "The kit cannot apply this and keeps its former settings. It says:");
    public static readonly LocalizedText Sensors = new("Capteurs", "Sensors");
    public static readonly LocalizedText Sensor = new("Nom", "Name");
    public static readonly LocalizedText Driver = new("Sorte", "Kind");
    public static readonly LocalizedText Options = new("Options", "Options");
    public static readonly LocalizedText OptionsHint = new("Un objet JSON, par exemple {0} pour une broche ou {1} pour un appareil Zigbee. Facultatif.", "A JSON object, for example {0} for a pin or {1} for a Zigbee device. Optional.");
    public static readonly LocalizedText NameHint = new("Minuscules, chiffres et tirets\u00A0; un nom déjà pris change ce capteur.", "Lower-case letters, digits and hyphens; a name that is taken changes that sensor.");
    public static readonly LocalizedText Remove = new("Retirer {0}", "Remove {0}");
    public static readonly LocalizedText RemoveShort = new("Retirer", "Remove");
    public static readonly LocalizedText Add = new("Ajouter ou changer un capteur", "Add or change a sensor");
    public static readonly LocalizedText Save = new("Enregistrer", "Save");
    public static readonly LocalizedText Worn = new("Accéléromètre porté", "Worn accelerometer");
    public static readonly LocalizedText WornAbout = new("Le boîtier y surveille les chutes, même sans réseau.", "The kit watches it for falls, also without the network.");
    public static readonly LocalizedText NoneWorn = new("aucun", "none");
    public static readonly LocalizedText Begin = new("Ajouter les capteurs d’un boîtier type", "Add the sensors of a standard kit");
    public static readonly LocalizedText BeginAbout = new("Ce qui porte un nom déjà pris reste comme il est.", "What has a name that is taken stays as it is.");
    public static readonly LocalizedText Core = new("base\u00A0: mouvements, porte, lit, climat, appel", "core: motion, door, bed, climate, help");
    public static readonly LocalizedText Medical = new("médical", "medical");
    public static readonly LocalizedText Wearable = new("porté", "wearable");
    public static readonly LocalizedText AddKit = new("Ajouter", "Add");
    public static readonly LocalizedText File = new("Tout remplacer par un fichier", "Replace everything by a file");
    public static readonly LocalizedText FileLabel = new("Fichier kit.json", "File kit.json");
    public static readonly LocalizedText Send = new("Remplacer", "Replace");
    public static readonly LocalizedText History = new("Versions", "Versions");
    public static readonly LocalizedText Version = new("Version", "Version");
    public static readonly LocalizedText Made = new("Faite", "Made");
    public static readonly LocalizedText Author = new("Par", "By");
    public static readonly LocalizedText Count = new("Capteurs", "Sensors");
    public static readonly LocalizedText Again = new("Reprendre la version {0}", "Go back to version {0}");
    public static readonly LocalizedText AgainShort = new("Reprendre", "Go back");
    public static readonly LocalizedText Current = new("voulue", "wanted");
    public static readonly LocalizedText RefusalName = new("Donnez au capteur un nom de minuscules, chiffres et tirets, tel que hall-motion.", "Give the sensor a name of lower-case letters, digits and hyphens, such as hall-motion.");
    public static readonly LocalizedText RefusalDriver = new("Choisissez la sorte du capteur dans la liste.", "Choose the sensor’s kind from the list.");
    public static readonly LocalizedText RefusalOptions = new("Les options ne sont pas un objet JSON.", "The options are no JSON object.");
    public static readonly LocalizedText RefusalFile = new("Choisissez un fichier kit.json de 64\u00A0Kio au plus.", "Choose a file kit.json of 64\u00A0KiB at most.");
    public static readonly LocalizedText RefusalForm = new("Un boîtier refuserait ces réglages\u00A0; rien n’est changé.", "A kit would refuse these settings; nothing is changed.");
    public static readonly LocalizedText RefusalOther = new("Cela n’existe pas ou plus\u00A0; rien n’est changé. Rechargez la page.", "There is no such thing, or not any more; nothing is changed. Reload the page.");

    /// <summary>How far a kit is, in a sentence.</summary>
    public static LocalizedText Of(ConfigurationProgress progress) => progress switch
    {
        ConfigurationProgress.Applied => Applied,
        ConfigurationProgress.UnderWay => UnderWay,
        ConfigurationProgress.WaitsForKit => WaitsForKit,
        ConfigurationProgress.Refused => Refused,
        _ => None,
    };

    /// <summary>What a kit of folder <c>hardware</c> is called; one that has no words here, by its folder.</summary>
    public static LocalizedText OfKit(string name) => name switch
    {
        "core" => Core,
        "medical" => Medical,
        "wearable" => Wearable,
        _ => new LocalizedText(name, name),
    };
}
