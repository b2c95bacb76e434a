using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>Every text of the pages in both languages, by the page that uses it.</summary>
internal static class PageTexts
{
    public static readonly LocalizedText Product = new("AgeingMonitor", "AgeingMonitor");
    public static readonly LocalizedText SkipToContent = new("Aller au contenu", "Skip to content");
    public static readonly LocalizedText MainNavigation = new("Navigation principale", "Main navigation");
    public static readonly LocalizedText Board = new("Tableau", "Board");
    public static readonly LocalizedText Alerts = new("Alertes", "Alerts");
    public static readonly LocalizedText SignOut = new("Se déconnecter", "Sign out");
    public static readonly LocalizedText OtherLanguage = new("English", "Français");
    public static readonly LocalizedText RaisedAlerts = new("alertes à prendre en charge", "alerts not taken yet");
    public static readonly LocalizedText WithoutScript = new("Sans script, cette page ne se met pas à jour seule\u00A0: rechargez-la.", "Without scripts this page does not renew itself: reload it.");
    public static readonly LocalizedText Purpose = new(
        "Aide à l’organisation des visites et des secours. Ce n’est pas une surveillance vitale d’urgence\u00A0: en cas d’urgence, appelez le 15 ou le 112.",
        "Helps organise visits and assistance. It is not urgent vital monitoring: in an emergency call 15 or 112.");
    public static readonly LocalizedText DemoBanner = new("Démonstration\u00A0: les personnes et les logements marqués DÉMO sont simulés.", "Demonstration: people and homes marked DEMO are simulated.");
    public static readonly LocalizedText Demo = new("DÉMO", "DEMO");
    public static readonly LocalizedText Replay = new("REJEU", "REPLAY");
    public static readonly LocalizedText Someone = new("Nom inconnu", "Name unknown");
    public static readonly LocalizedText Home = new("Logement", "Home");
    public static readonly LocalizedText Household = new("Foyer", "Household");

    public static readonly LocalizedText BoardTitle = new("Tableau des logements", "Homes at a glance");
    public static readonly LocalizedText BoardEmpty = new("Aucun logement à montrer pour vos équipes.", "There is no home to show for your teams.");
    public static readonly LocalizedText LastMovement = new("Dernier mouvement", "Last movement");
    public static readonly LocalizedText KitHeard = new("Boîtier entendu", "Kit heard");
    public static readonly LocalizedText DataOfDay = new("Données sur 24\u00A0h", "Data over 24\u00A0h");
    public static readonly LocalizedText LatestVitals = new("Dernières mesures", "Latest measurements");
    public static readonly LocalizedText NoVitals = new("Aucune mesure reçue", "No measurement received");
    public static readonly LocalizedText ReplaysHidden = new("{0} logements en rejeu sont masqués.", "{0} replayed homes are hidden.");
    public static readonly LocalizedText ShowReplays = new("Les afficher", "Show them");
    public static readonly LocalizedText HideReplays = new("Masquer les rejeux", "Hide replays");
    public static readonly LocalizedText TestSound = new("Tester le son", "Test the sound");
    public static readonly LocalizedText MuteSound = new("Couper le son", "Mute");
    public static readonly LocalizedText Sound = new("Son des alertes", "Alert sound");
    public static readonly LocalizedText StaleBoard = new("Les données en direct ne répondent pas\u00A0: rattrapage en cours.", "Live data does not answer: catching up.");

    public static readonly LocalizedText DailyListTitle = new("À lire ce matin", "To read this morning");
    public static readonly LocalizedText DailyList = new("Liste du jour", "Daily list");
    public static readonly LocalizedText DailyListAbout = new(
        "Journées qui ne ressemblent pas aux habitudes de la personne, sur 14 jours. Ce ne sont pas des alertes\u00A0: personne n’est appelé.",
        "Days unlike the person’s own, over 14 days. These are not alerts: nobody is called.");
    public static readonly LocalizedText DailyListEmpty = new("Rien d’inhabituel sur les 14 derniers jours.", "Nothing unusual in the last 14 days.");
    public static readonly LocalizedText DailyListScore = new("score {0}, seuil {1}", "score {0}, limit {1}");
    public static readonly LocalizedText WholeDay = new("journée entière", "whole day");
    public static readonly LocalizedText DetectorRoutine = new("Changement d’habitudes", "Routine");
    public static readonly LocalizedText DetectorAgitation = new("Risque d’agitation", "Risk of agitation");
    public static readonly LocalizedText DetectorWeight = new("Poids", "Weight");
    public static readonly LocalizedText DetectorNight = new("Nuit", "Night");
    public static readonly LocalizedText DetectorOther = new("Inhabituel", "Unusual");

    public static readonly LocalizedText InboxTitle = new("Alertes", "Alerts");
    public static readonly LocalizedText InboxEmpty = new("Aucune alerte ne correspond.", "No alert matches.");
    public static readonly LocalizedText Filters = new("Filtrer", "Filter");
    public static readonly LocalizedText FilterState = new("État", "State");
    public static readonly LocalizedText FilterOpen = new("Ouvertes", "Open");
    public static readonly LocalizedText FilterClosed = new("Closes (30 derniers jours)", "Closed (last 30 days)");
    public static readonly LocalizedText FilterPriority = new("Priorité", "Priority");
    public static readonly LocalizedText FilterHome = new("Logement", "Home");
    public static readonly LocalizedText FilterAll = new("Toutes", "All");
    public static readonly LocalizedText FilterAllHomes = new("Tous", "All");
    public static readonly LocalizedText Apply = new("Appliquer", "Apply");
    public static readonly LocalizedText Acknowledge = new("Prendre en charge", "Take it");
    public static readonly LocalizedText RaisedAt = new("Levée", "Raised");
    public static readonly LocalizedText Help = new("Aide clavier", "Keyboard help");
    public static readonly LocalizedText HelpTitle = new("Raccourcis clavier", "Keyboard shortcuts");
    public static readonly LocalizedText HelpNext = new("alerte suivante", "next alert");
    public static readonly LocalizedText HelpPrevious = new("alerte précédente", "previous alert");
    public static readonly LocalizedText HelpOpen = new("ouvrir l’alerte", "open the alert");
    public static readonly LocalizedText HelpAcknowledge = new("prendre en charge", "take it");
    public static readonly LocalizedText HelpHelp = new("cette aide", "this help");
    public static readonly LocalizedText HelpToggle = new("Raccourcis à une lettre", "Single-letter shortcuts");
    public static readonly LocalizedText Close = new("Fermer", "Close");

    public static readonly LocalizedText AlertTitle = new("Alerte", "Alert");
    public static readonly LocalizedText BackToAlerts = new("Retour aux alertes", "Back to alerts");
    public static readonly LocalizedText InOtherLanguage = new("En anglais\u00A0:", "In French:");
    public static readonly LocalizedText EpisodeStart = new("Début de l’épisode", "Episode start");
    public static readonly LocalizedText Subject = new("Concerne", "About");
    public static readonly LocalizedText State = new("État", "State");
    public static readonly LocalizedText Priority = new("Priorité", "Priority");
    public static readonly LocalizedText Rule = new("Règle", "Rule");
    public static readonly LocalizedText RuleHelpCall = new("Appel à l’aide", "Help call");
    public static readonly LocalizedText RuleFall = new("Chute", "Fall");
    public static readonly LocalizedText RuleVitalSign = new("Signe vital hors limites", "Vital sign outside limits");
    public static readonly LocalizedText RuleNews2 = new("Score d’alerte précoce (NEWS2)", "Early warning score (NEWS2)");
    public static readonly LocalizedText RuleBloodPressure = new("Tension à revoir", "Blood pressure to look at");
    public static readonly LocalizedText RulePulse = new("Pouls à revoir", "Pulse to look at");
    public static readonly LocalizedText RuleWeight = new("Changement de poids", "Change of weight");
    public static readonly LocalizedText RuleStillness = new("Immobilité inhabituelle", "Unusual stillness");
    public static readonly LocalizedText RuleNightOut = new("Sortie dans la nuit", "Out at night");
    public static readonly LocalizedText RuleBedNotReturned = new("Pas de retour au lit", "Not back in bed");
    public static readonly LocalizedText RuleNightWandering = new("Déambulation nocturne", "Night wandering");
    public static readonly LocalizedText RuleRoomHeat = new("Logement trop chaud", "Home too hot");
    public static readonly LocalizedText RuleRoomCold = new("Logement trop froid", "Home too cold");
    public static readonly LocalizedText RuleKitSilent = new("Boîtier muet", "Kit silent");
    public static readonly LocalizedText RuleBatteryLow = new("Pile faible", "Battery low");
    public static readonly LocalizedText SubjectKit = new("Boîtier {0}", "Kit {0}");
    public static readonly LocalizedText SubjectSensor = new("Capteur {0}", "Sensor {0}");
    public static readonly LocalizedText Evidence = new("Ce sur quoi elle repose", "What it rests on");
    public static readonly LocalizedText Quantity = new("Grandeur", "Quantity");
    public static readonly LocalizedText Sensor = new("Capteur", "Sensor");
    public static readonly LocalizedText MeasuredAt = new("Mesuré", "Measured");
    public static readonly LocalizedText Value = new("Valeur", "Value");
    public static readonly LocalizedText Limits = new("Limites", "Limits");
    public static readonly LocalizedText LimitLow = new("alerte sous {0}", "alert below {0}");
    public static readonly LocalizedText LimitHigh = new("alerte au-dessus de {0}", "alert above {0}");
    public static readonly LocalizedText LimitBoth = new("alerte sous {0} ou au-dessus de {1}", "alert below {0} or above {1}");
    public static readonly LocalizedText NoLimit = new("sans limite", "no limit");
    public static readonly LocalizedText Source = new("Source", "Source");
    public static readonly LocalizedText Journal = new("Journal", "Journal");
    public static readonly LocalizedText When = new("Quand", "When");
    public static readonly LocalizedText Who = new("Qui", "Who");
    public static readonly LocalizedText What = new("Quoi", "What");
    public static readonly LocalizedText Note = new("Note", "Note");
    public static readonly LocalizedText NoteHint = new("Facultative, 500 caractères au plus.", "Optional, 500 characters at most.");
    public static readonly LocalizedText CloseAlert = new("Clore l’alerte", "Close the alert");
    public static readonly LocalizedText Outcome = new("Qu’en était-il\u00A0?", "What was it?");
    public static readonly LocalizedText OutcomeTrue = new("Avérée", "True");
    public static readonly LocalizedText OutcomeFalse = new("Fausse alerte", "False alert");
    public static readonly LocalizedText OutcomeTest = new("Essai", "Test");
    public static readonly LocalizedText OutcomeUnknown = new("Impossible à savoir", "Could not be found out");
    public static readonly LocalizedText Reopen = new("Annuler la dernière étape", "Undo the last step");
    public static readonly LocalizedText ReopenHint = new("L’alerte redevient à prendre en charge.", "The alert goes back to not taken.");
    public static readonly LocalizedText Reload = new("Recharger", "Reload");
    public static readonly LocalizedText StepRaised = new("Levée", "Raised");
    public static readonly LocalizedText StepAcknowledged = new("Prise en charge", "Taken");
    public static readonly LocalizedText StepResolved = new("Close", "Closed");
    public static readonly LocalizedText StepReopened = new("Rouverte", "Reopened");
    public static readonly LocalizedText SystemActor = new("le système", "the system");
    public static readonly LocalizedText FormerUser = new("un ancien utilisateur", "a former user");

    public static readonly LocalizedText RefusalUnknown = new("Cette alerte n’existe pas.", "There is no such alert.");
    public static readonly LocalizedText RefusalAcknowledged = new("Cette alerte est déjà prise en charge.", "This alert has been taken already.");
    public static readonly LocalizedText RefusalResolved = new("Cette alerte est déjà close.", "This alert is closed already.");
    public static readonly LocalizedText RefusalNothing = new("Il n’y a rien à annuler.", "There is nothing to undo.");
    public static readonly LocalizedText RefusalRole = new("Votre rôle ne permet pas cette action.", "Your role does not allow this.");
    public static readonly LocalizedText RefusalOutcome = new("Choisissez ce qu’il en était.", "Choose what it was.");
    public static readonly LocalizedText RefusalNote = new("La note est trop longue.", "The note is too long.");
    public static readonly LocalizedText RefusalFault = new("Le système ne répond pas\u00A0: rien n’a été enregistré, réessayez.", "The system does not answer: nothing was saved, try again.");
    public static readonly LocalizedText RefusalOther = new("L’action a été refusée.", "The action was refused.");

    public static readonly LocalizedText ResidentTitle = new("Fiche de {0}", "Page of {0}");
    public static readonly LocalizedText LivesHere = new("Personnes du logement", "People of the home");
    public static readonly LocalizedText Range = new("Période", "Period");
    public static readonly LocalizedText RangeDay = new("24\u00A0h", "24\u00A0h");
    public static readonly LocalizedText RangeWeek = new("7\u00A0jours", "7\u00A0days");
    public static readonly LocalizedText RangeQuarter = new("90\u00A0jours", "90\u00A0days");
    public static readonly LocalizedText Lanes = new("Mouvements par pièce, 24 dernières heures", "Movement by room, last 24 hours");
    public static readonly LocalizedText LanesOfHousehold = new("Les capteurs des pièces sont ceux du foyer\u00A0: un mouvement n’est attribué à personne.", "Room sensors are the household’s: a movement is not put down to anyone.");
    public static readonly LocalizedText LanesPicture = new("Mouvements par pièce sur 24 heures\u00A0; le tableau qui suit donne les mêmes données.", "Movement by room over 24 hours; the table below gives the same data.");
    public static readonly LocalizedText NoLanes = new("Aucun capteur de mouvement n’a de pièce dans ce logement.", "No movement sensor has a room in this home.");
    public static readonly LocalizedText Unheard = new("Hachures\u00A0: boîtier non entendu. Sans données ne veut pas dire sans mouvement.", "Hatched: kit not heard. No data is not no movement.");
    public static readonly LocalizedText LaneTable = new("En tableau\u00A0: minutes avec mouvement par heure", "As a table: minutes with movement by hour");
    public static readonly LocalizedText Hour = new("Heure", "Hour");
    public static readonly LocalizedText NotHeard = new("non entendu", "not heard");
    public static readonly LocalizedText LastNight = new("Dernière nuit", "Last night");
    public static readonly LocalizedText NightInBed = new("Au lit du {0} au {1}, soit {2}.", "In bed from {0} to {1}, {2}.");
    public static readonly LocalizedText NightEstimated = new("Dans la chambre du {0} au {1} environ, soit {2}.", "In the bedroom from about {0} to about {1}, {2}.");
    public static readonly LocalizedText NightUp = new("Levers\u00A0: {0}, dont {1} vers la salle de bains\u00A0; le plus long a duré {2}.", "Times up: {0}, {1} of them to the bathroom; the longest lasted {2}.");
    public static readonly LocalizedText NightFromMovement = new("Estimé d’après les mouvements, sans capteur de lit.", "Estimated from movement, without a bed sensor.");
    public static readonly LocalizedText NightHasGap = new("Le boîtier s’est tu une partie de la nuit\u00A0: il peut manquer des levers.", "The kit was silent for part of the night: times up may be missing.");
    public static readonly LocalizedText NightOfHousehold = new("Les capteurs sont ceux du foyer.", "The sensors are the household’s.");
    public static readonly LocalizedText Vitals = new("Signes vitaux", "Vital signs");
    public static readonly LocalizedText NoChart = new("Aucune mesure sur cette période.", "No measurement in this period.");
    public static readonly LocalizedText ChartPicture = new("{0}, moyenne, minimum et maximum\u00A0; le tableau qui suit donne les mêmes données.", "{0}, mean, lowest and highest; the table below gives the same data.");
    public static readonly LocalizedText ChartTable = new("En tableau", "As a table");
    public static readonly LocalizedText Count = new("Mesures", "Values");
    public static readonly LocalizedText Period = new("Période", "Period");
    public static readonly LocalizedText OpenAlertsOf = new("Alertes ouvertes", "Open alerts");
    public static readonly LocalizedText NoOpenAlert = new("Aucune alerte ouverte.", "No open alert.");
    public static readonly LocalizedText Times = new("Fuseau horaire\u00A0: {0}.", "Time zone: {0}.");
    public static readonly LocalizedText StoreFault = new("Les mesures ne peuvent pas être lues en ce moment\u00A0: réessayez dans une minute.", "Measurements cannot be read just now: try again in a minute.");
    public static readonly LocalizedText Recorded = new("Cette consultation est enregistrée.", "This look is recorded.");
    public static readonly LocalizedText BornIn = new("née ou né en {0}", "born in {0}");

    public static readonly LocalizedText HomeTitle = new("Logement {0}", "Home {0}");

    public static readonly LocalizedText SignInTitle = new("Connexion", "Sign in");
    public static readonly LocalizedText UserName = new("Nom d’utilisateur", "User name");
    public static readonly LocalizedText Password = new("Mot de passe", "Password");
    public static readonly LocalizedText SignIn = new("Se connecter", "Sign in");
    public static readonly LocalizedText SignInFailed = new("Nom d’utilisateur ou mot de passe incorrect, ou compte bloqué quelques minutes après trop d’essais.", "Wrong user name or password, or the account is blocked for some minutes after too many tries.");
    public static readonly LocalizedText LinkTitle = new("Connexion par lien", "Sign in by link");
    public static readonly LocalizedText LinkConfirm = new("Ce lien vous connecte une seule fois.", "This link signs you in once.");
    public static readonly LocalizedText LinkFailed = new("Ce lien n’est plus valable\u00A0: demandez-en un autre.", "This link is no longer valid: ask for another one.");

    public static readonly LocalizedText NotFoundTitle = new("Page introuvable", "Page not found");
    public static readonly LocalizedText NotFound = new("Cette page n’existe pas, ou elle ne vous est pas ouverte.", "This page does not exist, or it is not open to you.");
    public static readonly LocalizedText BackToBoard = new("Retour au tableau", "Back to the board");
}
