using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>Texts of the walk test and its report.</summary>
internal static class WalkTexts
{
    public static readonly LocalizedText Title = new("Essai pièce par pièce", "Walk test");
    public static readonly LocalizedText About = new(
        "Faites le tour du logement\u00A0: chaque capteur doit répondre là où il est. Comptez 15 à 20 minutes.",
        "Walk through the home: each sensor has to answer where it stands. Allow 15 to 20 minutes.");
    public static readonly LocalizedText Begin = new("Commencer l’essai", "Begin the walk test");
    public static readonly LocalizedText Kit = new("Boîtier", "Kit");
    public static readonly LocalizedText KitHeard = new("Entendu", "Heard");
    public static readonly LocalizedText KitNever = new("pas dans la dernière heure", "not within the last hour");
    public static readonly LocalizedText KitVersion = new("Version", "Version");
    public static readonly LocalizedText KitClock = new("Horloge", "Clock");
    public static readonly LocalizedText ClockSynced = new("à l’heure", "synchronised");
    public static readonly LocalizedText ClockHoldover = new("sur sa réserve", "running on its own");
    public static readonly LocalizedText ClockUnset = new("pas à l’heure", "not set");
    public static readonly LocalizedText ClockUnknown = new("non dit", "not told");
    public static readonly LocalizedText NotTold = new("non dit", "not told");
    public static readonly LocalizedText KitSilent = new(
        "Le boîtier ne dit rien. Vérifiez l’alimentation et Internet, puis attendez deux minutes.",
        "The kit says nothing. Check its power and the internet, then wait two minutes.");
    public static readonly LocalizedText NoSensors = new("Le boîtier n’a encore annoncé aucun capteur.", "The kit has not told of any sensor yet.");
    public static readonly LocalizedText WithoutPlace = new("Sans pièce, donc pas essayés\u00A0: {0}. Donnez-leur d’abord une place.", "Without a room, and so not tested: {0}. Give them a place first.");
    public static readonly LocalizedText Steps = new("Étapes", "Steps");
    public static readonly LocalizedText Progress = new("{0} étapes sur {1} réussies", "{0} of {1} steps passed");
    public static readonly LocalizedText Start = new("Démarrer", "Start");
    public static readonly LocalizedText Again = new("Recommencer", "Try again");
    public static readonly LocalizedText LeaveOut = new("Laisser cette étape de côté", "Leave this step out");
    public static readonly LocalizedText LeaveOutWhy = new("Pourquoi\u00A0? (obligatoire)", "Why? (needed)");
    public static readonly LocalizedText Check = new("Vérifier maintenant", "Check now");
    public static readonly LocalizedText Waiting = new("En attente de\u00A0: {0}", "Waiting for: {0}");
    public static readonly LocalizedText Since = new("depuis {0} s", "for {0} s");
    public static readonly LocalizedText Seen = new("Vu\u00A0: {0}, après {1} s", "Seen: {0}, after {1} s");
    public static readonly LocalizedText SeenOutage = new("Coupure de {0} s, rien n’est perdu", "Cut for {0} s, nothing lost");
    public static readonly LocalizedText AlarmRaised = new("Alerte reçue par l’équipe", "Alert on the team’s screen");
    public static readonly LocalizedText AlarmTaken = new("Prise en charge", "Taken by the team");
    public static readonly LocalizedText AlarmClosed = new("Close comme essai", "Closed as a test");
    public static readonly LocalizedText ResultOpen = new("à faire", "to do");
    public static readonly LocalizedText ResultPassed = new("réussie", "passed");
    public static readonly LocalizedText ResultFailed = new("non réussie", "not passed");
    public static readonly LocalizedText ResultLeftOut = new("laissée de côté", "left out");
    public static readonly LocalizedText ResultRunning = new("en cours", "under way");
    public static readonly LocalizedText Finish = new("Terminer et signer le compte rendu", "End and sign the report");
    public static readonly LocalizedText FinishAbout = new(
        "Le compte rendu est signé par le serveur et ne peut plus être changé. Ce qui n’est pas réussi y reste comme point ouvert.",
        "The report is signed by the server and cannot be changed any more. What is not passed stays in it as an open point.");
    public static readonly LocalizedText GiveUp = new("Abandonner cet essai", "Give this walk test up");
    public static readonly LocalizedText GiveUpAbout = new("Il n’y aura pas de compte rendu ; le prochain essai commence du début.", "There will be no report; the next walk test begins from the start.");
    public static readonly LocalizedText NoteLabel = new("Remarques (sans nom de personne)", "Remarks (no person’s name)");
    public static readonly LocalizedText Former = new("Comptes rendus", "Reports");
    public static readonly LocalizedText RefusalWhy = new("Dites pourquoi l’étape est laissée de côté.", "Say why the step is left out.");
    public static readonly LocalizedText RefusalStep = new("Cette étape n’existe pas ou plus. Rechargez la page.", "There is no such step, or not any more. Reload the page.");

    public static readonly LocalizedText ReportTitle = new("Compte rendu d’installation", "Commissioning report");
    public static readonly LocalizedText ReportWhole = new("Tout est prouvé.", "Everything is proven.");
    public static readonly LocalizedText ReportOpen = new("Points ouverts\u00A0: {0}", "Open points: {0}");
    public static readonly LocalizedText ReportBroken = new("La signature ne correspond pas\u00A0: ce compte rendu a été changé, ou la clé du serveur.", "The signature does not hold: this report was changed, or the server’s key.");
    public static readonly LocalizedText ReportSigned = new("Signé par ce serveur (clé {0}).", "Signed by this server (key {0}).");
    public static readonly LocalizedText ReportJson = new("Document signé (JSON)", "Signed document (JSON)");
    public static readonly LocalizedText ReportPdf = new("Compte rendu en PDF", "Report as PDF");
    public static readonly LocalizedText Sensors = new("Capteurs", "Sensors");
    public static readonly LocalizedText Sensor = new("Capteur", "Sensor");
    public static readonly LocalizedText Place = new("Place", "Place");
    public static readonly LocalizedText Worn = new("porté ou mobile", "worn or carried");
    public static readonly LocalizedText Proof = new("Preuve", "Proof");
    public static readonly LocalizedText NotProven = new("non prouvé", "not proven");
    public static readonly LocalizedText Battery = new("Pile", "Battery");
    public static readonly LocalizedText Radio = new("Radio", "Radio");
    public static readonly LocalizedText Step = new("Étape", "Step");
    public static readonly LocalizedText Result = new("Résultat", "Result");
    public static readonly LocalizedText Attempts = new("Essais", "Attempts");
    public static readonly LocalizedText Changes = new("Depuis la visite précédente", "Since the visit before");
    public static readonly LocalizedText NoChanges = new("Rien n’a changé.", "Nothing has changed.");
    public static readonly LocalizedText ChangeAdded = new("Nouveaux\u00A0: {0}", "New: {0}");
    public static readonly LocalizedText ChangeRemoved = new("Disparus\u00A0: {0}", "Gone: {0}");
    public static readonly LocalizedText ChangeMoved = new("Déplacés\u00A0: {0}", "Moved: {0}");
    public static readonly LocalizedText ChangeWorse = new("Prouvés avant, plus maintenant\u00A0: {0}", "Proven before, not now: {0}");
    public static readonly LocalizedText ChangeBetter = new("Prouvés maintenant\u00A0: {0}", "Proven now: {0}");
    public static readonly LocalizedText ChangeBattery = new("Pile de {0}\u00A0: {1} % avant, {2} % maintenant", "Battery of {0}: {1} % before, {2} % now");
    public static readonly LocalizedText VisitOf = new("Visite du {0}", "Visit of {0}");
    public static readonly LocalizedText BackToWalk = new("Retour à l’essai", "Back to the walk test");

    /// <summary>What to do; {0} is the room or the sensor.</summary>
    public static LocalizedText Instruction(WalkStepKind kind) => kind switch
    {
        WalkStepKind.Room => new("Entrez dans la pièce ({0}) et marchez.", "Walk into the room ({0}) and about."),
        WalkStepKind.Door => new("Ouvrez la porte ({0}), attendez deux secondes, refermez-la.", "Open the door ({0}), wait two seconds, shut it."),
        WalkStepKind.Bed => new("Allongez-vous sur le lit ({0}), puis levez-vous.", "Lie on the bed ({0}), then get up."),
        WalkStepKind.Chair => new("Asseyez-vous ({0}), puis levez-vous.", "Sit down ({0}), then get up."),
        WalkStepKind.Help => new("Appuyez sur le bouton d’appel ({0}). L’équipe verra une alerte\u00A0: prévenez-la.", "Press the help button ({0}). The team will see an alert: tell them."),
        WalkStepKind.Worn => new("Prenez ou utilisez ({0})\u00A0: bougez la montre, montez sur la balance, mesurez.", "Take up or use ({0}): move the watch, step on the scale, measure."),
        WalkStepKind.Listen => new("Rien à faire\u00A0: ces capteurs parlent d’eux-mêmes en cinq minutes ({0}).", "Nothing to do: these sensors speak by themselves within five minutes ({0})."),
        WalkStepKind.Try => new("Appuyez sur le bouton d’essai du détecteur ({0}), ou faites-le réagir.", "Press the test button of the detector ({0}), or make it react."),
        WalkStepKind.Link => new("Débranchez Internet du boîtier pendant deux minutes, puis rebranchez-le.", "Take the kit off the internet for two minutes, then put it back."),
        WalkStepKind.Power => new("Coupez l’alimentation du boîtier pendant dix secondes, puis rebranchez-la.", "Cut the kit’s power for ten seconds, then plug it in again."),
        _ => new("Appuyez sur le bouton d’appel. L’équipe prend l’alerte, vous parle, et la clôt comme essai.", "Press the help button. The team takes the alert, speaks to you, and closes it as a test."),
    };

    /// <summary>What to try; {0} is the sensor that spoke instead.</summary>
    public static LocalizedText? Advice(WalkAdvice advice) => advice switch
    {
        WalkAdvice.KitSilent => KitSilent,
        WalkAdvice.Swapped => new("C’est «\u00A0{0}\u00A0» qui répond, dans une autre pièce\u00A0: les deux capteurs sont peut-être intervertis.", "It is “{0}” that answers, in another room: the two sensors may be swapped."),
        WalkAdvice.NeverHeard => new("Ce capteur n’a jamais été entendu\u00A0: est-il appairé, sa pile est-elle en place, son fil sur la bonne broche\u00A0?", "This sensor was never heard: is it paired, is its battery in, its wire on the right pin?"),
        WalkAdvice.NotNow => new(
            "Rien de neuf. Regardez où il vise et ce qui est devant lui\u00A0; un détecteur de mouvement se repose une minute après chaque détection.",
            "Nothing new. Look where it points and what stands in front; a movement sensor rests for a minute after each movement."),
        WalkAdvice.NoReturn => new("L’aller est vu, pas le retour\u00A0: refermez la porte ou levez-vous, et vérifiez que l’aimant arrive à moins d’un centimètre.", "The way there was seen, not the way back: shut the door or get up, and see that the magnet comes within a centimetre."),
        _ => null,
    };

    public static LocalizedText Of(StepResult result) => result switch
    {
        StepResult.Passed => ResultPassed,
        StepResult.Failed => ResultFailed,
        StepResult.LeftOut => ResultLeftOut,
        _ => ResultOpen,
    };
}
