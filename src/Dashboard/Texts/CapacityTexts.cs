using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>The words of ICOPE assessments in both languages. The questions are those of the screening tool of the WHO handbook (2019), in words of our own.</summary>
internal static class CapacityTexts
{
    public static readonly LocalizedText Title = new("Capacités intrinsèques (ICOPE)", "Intrinsic capacity (ICOPE)");
    public static readonly LocalizedText About = new(
        "Repérage ICOPE, étape 1, saisi par l’équipe. Un domaine signalé demande une évaluation approfondie (étape 2)\u00A0; ce n’est pas un diagnostic.",
        "ICOPE screening, step 1, entered by the team. A flagged domain needs an assessment in depth (step 2); it is not a diagnosis.");
    public static readonly LocalizedText None = new("Aucun repérage saisi.", "No screening entered.");
    public static readonly LocalizedText Enter = new("Saisir un repérage", "Enter a screening");
    public static readonly LocalizedText NextDue = new("Prochain repérage\u00A0: {0}", "Next screening: {0}");
    public static readonly LocalizedText DueNow = new("Premier repérage à faire.", "The first screening is to be done.");
    public static readonly LocalizedText DueIn = new("dans {0}\u00A0jours", "in {0}\u00A0days");
    public static readonly LocalizedText DueTomorrow = new("demain", "tomorrow");
    public static readonly LocalizedText DueToday = new("aujourd’hui", "today");
    public static readonly LocalizedText Overdue = new("en retard de {0}\u00A0jours", "overdue by {0}\u00A0days");
    public static readonly LocalizedText OverdueByOne = new("en retard d’un jour", "overdue by one day");
    public static readonly LocalizedText Day = new("Date", "Date");
    public static readonly LocalizedText EnteredBy = new("Saisi par", "Entered by");
    public static readonly LocalizedText Withdrawn = new("retiré", "withdrawn");
    public static readonly LocalizedText Corrected = new("corrigé", "corrected");
    public static readonly LocalizedText Nothing = new("Rien n’a pu être fait", "Nothing could be done");

    public static readonly LocalizedText ResultClear = new("rien à signaler", "clear");
    public static readonly LocalizedText ResultFlagged = new("signalé", "flagged");
    public static readonly LocalizedText ResultUnknown = new("inconnu", "not known");

    public static readonly LocalizedText Cognition = new("Cognition", "Cognition");
    public static readonly LocalizedText Locomotion = new("Mobilité", "Locomotion");
    public static readonly LocalizedText Vitality = new("Nutrition", "Vitality");
    public static readonly LocalizedText Vision = new("Vue", "Vision");
    public static readonly LocalizedText Hearing = new("Audition", "Hearing");
    public static readonly LocalizedText Psychological = new("Humeur", "Mood");

    public static readonly LocalizedText CognitionHint = new(
        "Dites trois mots à retenir (par exemple fleur, porte, riz), posez les deux questions, puis demandez les mots.",
        "Say three words to remember (for example flower, door, rice), ask the two questions, then ask for the words.");
    public static readonly LocalizedText LocomotionHint = new(
        "Chaise sans accoudoirs contre un mur. Ne faites pas le test s’il n’est pas sûr.", "A chair without arms against a wall. Leave the test out if it is not safe.");
    public static readonly LocalizedText HearingHint = new(
        "Voix chuchotée\u00A0: à une longueur de bras, sur le côté, hors de vue, une oreille après l’autre.", "Whisper: from an arm’s length at the side, out of sight, one ear after the other.");
    public static readonly LocalizedText PsychologicalHint = new("Au cours des deux dernières semaines\u00A0:", "Over the last two weeks:");

    public static readonly LocalizedText Date = new("Donne la date complète du jour", "Says today’s full date");
    public static readonly LocalizedText Place = new("Dit où se trouve l’entretien (domicile, cabinet…)", "Says where you both are (home, clinic…)");
    public static readonly LocalizedText ThreeWords = new("Redit les trois mots", "Says the three words again");
    public static readonly LocalizedText ChairRises = new("Se lève cinq fois d’une chaise, bras croisés, en 14\u00A0secondes au plus", "Rises from a chair five times, arms folded, within 14\u00A0seconds");
    public static readonly LocalizedText WeightLoss = new("A perdu plus de 3\u00A0kg en trois mois sans le vouloir", "Has lost more than 3\u00A0kg in three months without wanting to");
    public static readonly LocalizedText Appetite = new("A perdu l’appétit", "Has lost appetite");
    public static readonly LocalizedText Eyes = new(
        "A des difficultés à voir de loin ou à lire, une maladie des yeux, ou un traitement pour diabète ou hypertension",
        "Has trouble seeing far or reading, an eye disease, or treatment for diabetes or high blood pressure");
    public static readonly LocalizedText Hears = new("Entend (test réussi)", "Hears (test passed)");
    public static readonly LocalizedText Down = new("S’est sentie ou senti triste, déprimé ou sans espoir", "Has felt down, depressed or hopeless");
    public static readonly LocalizedText Interest = new("A eu peu d’intérêt ou de plaisir à faire les choses", "Has had little interest or pleasure in doing things");

    public static readonly LocalizedText Yes = new("Oui", "Yes");
    public static readonly LocalizedText No = new("Non", "No");
    public static readonly LocalizedText Right = new("Juste", "Right");
    public static readonly LocalizedText Wrong = new("Faux ou ne sait pas", "Wrong or does not know");
    public static readonly LocalizedText AllThree = new("Les trois", "All three");
    public static readonly LocalizedText NotAllThree = new("Pas les trois", "Not all three");
    public static readonly LocalizedText NotDone = new("Non fait", "Not done");
    public static readonly LocalizedText WhyNot = new("Pourquoi\u00A0?", "Why not?");
    public static readonly LocalizedText Choose = new("Choisir", "Choose");
    public static readonly LocalizedText Refused = new("refusé", "refused");
    public static readonly LocalizedText Unable = new("impossible ou pas sûr", "not able, or not safe");
    public static readonly LocalizedText NoMeans = new("pas le matériel ou le lieu", "no means or place for it");
    public static readonly LocalizedText NoTime = new("pas le temps", "no time");
    public static readonly LocalizedText OtherReason = new("autre (à dire dans la note)", "other (say which in the note)");
    public static readonly LocalizedText Seconds = new("Durée en secondes, si chronométrée", "Time in seconds, if taken");
    public static readonly LocalizedText InSeconds = new("{0}\u00A0s", "{0}\u00A0s");
    public static readonly LocalizedText HearingBy = new("Test employé", "Test used");
    public static readonly LocalizedText Whisper = new("voix chuchotée", "whisper");
    public static readonly LocalizedText Audiometry = new("audiométrie (35\u00A0dB au plus)", "audiometry (35\u00A0dB or less)");
    public static readonly LocalizedText App = new("application, chiffres dans le bruit", "app, digits in noise");
    public static readonly LocalizedText NoteLabel = new("Note (facultative)", "Note (optional)");
    public static readonly LocalizedText Save = new("Enregistrer", "Save");
    public static readonly LocalizedText Cancel = new("Abandonner", "Cancel");

    public static readonly LocalizedText NewTitle = new("Repérage ICOPE de {0}", "ICOPE screening of {0}");
    public static readonly LocalizedText AmendTitle = new("Corriger le repérage de {0}", "Correct the screening of {0}");
    public static readonly LocalizedText ReasonForAmending = new("Pourquoi cette correction\u00A0?", "Why this correction?");
    public static readonly LocalizedText OneTitle = new("Repérage ICOPE du {0}", "ICOPE screening of {0}");
    public static readonly LocalizedText Answers = new("Réponses", "Answers");
    public static readonly LocalizedText Item = new("Question ou test", "Question or test");
    public static readonly LocalizedText Answer = new("Réponse", "Answer");
    public static readonly LocalizedText Versions = new("Versions", "Versions");
    public static readonly LocalizedText VersionCompleted = new("Saisi", "Entered");
    public static readonly LocalizedText VersionAmended = new("Corrigé", "Corrected");
    public static readonly LocalizedText VersionWithdrawn = new("Retiré", "Withdrawn");
    public static readonly LocalizedText Changed = new("Ce qui a changé", "What changed");
    public static readonly LocalizedText Before = new("{0}\u00A0: {1}, avant {2}", "{0}: {1}, before {2}");
    public static readonly LocalizedText Amend = new("Corriger", "Correct");
    public static readonly LocalizedText Withdraw = new("Retirer ce repérage", "Withdraw this screening");
    public static readonly LocalizedText WithdrawHint = new("Pour un repérage qui n’aurait pas dû être saisi, par exemple celui de quelqu’un d’autre. Il ne compte plus, et reste lisible.", "For a screening that should not have been entered, such as another person’s. It no longer counts, and stays readable.");
    public static readonly LocalizedText ReasonLabel = new("Raison", "Reason");
    public static readonly LocalizedText BackToResident = new("Retour à la fiche de {0}", "Back to the page of {0}");

    public static readonly LocalizedText ErrorsTitle = new("Rien n’est encore enregistré. À corriger\u00A0:", "Nothing is saved yet. To be corrected:");
    public static readonly LocalizedText ErrorAt = new("{0}\u00A0: {1}", "{0}: {1}");
    public static readonly LocalizedText FaultMissing = new("choisissez une réponse, ou «\u00A0non fait\u00A0».", "choose an answer, or “not done”.");
    public static readonly LocalizedText FaultReason = new("dites pourquoi ce n’a pas été fait.", "say why it was not done.");
    public static readonly LocalizedText FaultTime = new("un nombre de secondes entre 3 et 60, une décimale au plus, ou rien.", "a number of seconds from 3 to 60, one decimal at most, or nothing.");
    public static readonly LocalizedText FaultContradiction = new("la durée contredit la réponse\u00A0: jusqu’à 14\u00A0s c’est «\u00A0oui\u00A0», au-delà «\u00A0non\u00A0».", "the time contradicts the answer: up to 14\u00A0s is “yes”, above is “no”.");
    public static readonly LocalizedText FaultTest = new("dites quel test a été employé.", "say which test was used.");
    public static readonly LocalizedText FaultNote = new("dites dans la note quelle est l’autre raison.", "say in the note what the other reason is.");
    public static readonly LocalizedText DayUnreadable = new("donnez une date, comme 2026-02-27.", "give a date, such as 2026-02-27.");
    public static readonly LocalizedText DayAhead = new("cette date est dans l’avenir.", "this date is in the future.");
    public static readonly LocalizedText DayLongAgo = new("cette date est trop ancienne (plus de deux ans).", "this date is too long ago (more than two years).");
    public static readonly LocalizedText TextTooLong = new("500 caractères au plus.", "500 characters at most.");

    public static readonly LocalizedText DueTitle = new("Repérages ICOPE à faire", "ICOPE screenings to do");
    public static readonly LocalizedText DueNav = new("Repérages", "Screenings");
    public static readonly LocalizedText DueAbout = new(
        "Personnes dont le repérage est en retard, proche, ou n’a jamais été fait. {0}\u00A0mois après un domaine signalé ou inconnu, {1}\u00A0mois sinon.",
        "People whose screening is overdue, near, or was never done. {0}\u00A0months after a domain that is flagged or not known, {1}\u00A0months otherwise.");
    public static readonly LocalizedText DueEmpty = new("Aucun repérage à faire. Personnes à jour\u00A0: {0}.", "No screening to do. People up to date: {0}.");
    public static readonly LocalizedText DueRest = new("À jour, en plus\u00A0: {0}.", "Up to date besides: {0}.");
    public static readonly LocalizedText Never = new("jamais fait", "never done");
    public static readonly LocalizedText LastOn = new("dernier\u00A0: {0}", "last: {0}");

    public static LocalizedText Domain(CapacityDomain domain) => domain switch
    {
        CapacityDomain.Cognition => Cognition,
        CapacityDomain.Locomotion => Locomotion,
        CapacityDomain.Vitality => Vitality,
        CapacityDomain.Vision => Vision,
        CapacityDomain.Hearing => Hearing,
        _ => Psychological,
    };

    public static LocalizedText? Hint(CapacityDomain domain) => domain switch
    {
        CapacityDomain.Cognition => CognitionHint,
        CapacityDomain.Locomotion => LocomotionHint,
        CapacityDomain.Hearing => HearingHint,
        CapacityDomain.Psychological => PsychologicalHint,
        _ => null,
    };

    public static LocalizedText Question(StepOneItem item) => item.Code switch
    {
        "orientation-date" => Date,
        "orientation-place" => Place,
        "three-words" => ThreeWords,
        "chair-rises" => ChairRises,
        "weight-loss" => WeightLoss,
        "appetite-loss" => Appetite,
        "eye-problems" => Eyes,
        "hearing-test" => Hears,
        "feeling-down" => Down,
        _ => Interest,
    };

    /// <summary>An answer in the words of its question: to some, yes is the good one, to others no.</summary>
    public static LocalizedText Outcome(StepOneItem item, StepOneOutcome outcome) => (outcome, item.Code) switch
    {
        (StepOneOutcome.NotDone, _) => NotDone,
        (StepOneOutcome.Clear, "orientation-date" or "orientation-place") => Right,
        (_, "orientation-date" or "orientation-place") => Wrong,
        (StepOneOutcome.Clear, "three-words") => AllThree,
        (_, "three-words") => NotAllThree,
        (StepOneOutcome.Clear, "chair-rises" or "hearing-test") => Yes,
        (_, "chair-rises" or "hearing-test") => No,
        (StepOneOutcome.Clear, _) => No,
        _ => Yes,
    };

    public static LocalizedText Reason(NotDoneReason reason) => reason switch
    {
        NotDoneReason.Refused => Refused,
        NotDoneReason.Unable => Unable,
        NotDoneReason.NoMeans => NoMeans,
        NotDoneReason.NoTime => NoTime,
        _ => OtherReason,
    };

    public static LocalizedText Test(HearingTest test) => test switch
    {
        HearingTest.Whisper => Whisper,
        HearingTest.Audiometry => Audiometry,
        _ => App,
    };

    public static LocalizedText Result(DomainResult result) => result switch
    {
        DomainResult.Clear => ResultClear,
        DomainResult.Flagged => ResultFlagged,
        _ => ResultUnknown,
    };

    public static LocalizedText Fault(StepOneFault fault) => fault switch
    {
        StepOneFault.Reason => FaultReason,
        StepOneFault.Time => FaultTime,
        StepOneFault.Contradiction => FaultContradiction,
        StepOneFault.Test => FaultTest,
        StepOneFault.Note => FaultNote,
        _ => FaultMissing,
    };

    public static LocalizedText Status(CapacityStatus status) => status switch
    {
        CapacityStatus.Completed => VersionCompleted,
        CapacityStatus.Amended => VersionAmended,
        _ => VersionWithdrawn,
    };
}
