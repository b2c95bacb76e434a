namespace AgeingMonitor.Testing.Laboratory.Report.Sections;

/// <summary>How the figures came about, what they cost, and what they do not say.</summary>
internal static class MethodSection
{
    public static void Write(HtmlText page, ReportContent content)
    {
        var (result, _, about, words) = content;
        page.Raw("<section aria-labelledby=\"method\">").Heading(2, "method", words.Say("Méthode", "Method"))
            .Paragraph(words.Say(
                "Chaque logement est joué à travers tous les détecteurs et toutes les règles, sur le temps de la simulation. Les appels et les chutes comptent dès réception, le reste à sa place dans l’ordre du boîtier ; un tic par minute révèle le silence.",
                "Each home is played through all detectors and rules on the simulation's time. Calls and falls count on receipt, everything else at its place in the kit's order; a tick each minute reveals silence."))
            .Paragraph(words.Say(
                "Une alerte est juste si elle est la première, à temps, sur ce qui en demandait une ; répétée si une autre l’avait déjà dit ; compréhensible si un événement l’explique sans la demander ; fausse sinon. Chaque alerte n’est comptée qu’une fois. Ce qu’un bon système doit faire est écrit d’après ce qui est arrivé, jamais d’après les seuils des détecteurs : voir docs/laboratory.md.",
                "An alert is right when it is the first, in time, about something that needed one; repeated when another had said so; understandable when something that happened explains it without needing it; false otherwise. Each alert is counted once. What a good system must do is written from what happened, never from the detectors' thresholds: see docs/laboratory.md."))
            .Paragraph(words.Say(
                "Une chute est « remarquée » parce que la simulation le veut ainsi et que le bracelet le dit : ses chiffres mesurent le chemin de l’alerte, pas la détection des chutes. À chaque besoin s’ajoute un délai de grâce, jusqu’à un jour après l’événement, pendant lequel ses règles ne peuvent pas être fausses ; les personnes-semaines n’en sont pas réduites.",
                "A fall is “noticed” because the simulation has it so and the wrist device says so: its figures measure the path of the alert, not the detection of falls. Each need is followed by a time of grace, until a day after what happened, in which its rules cannot be false; person-weeks are not reduced by it."))
            .Paragraph(words.Say(
                "Les personnes sont simulées : ces chiffres comparent des versions et trouvent des fautes. Ils ne disent pas ce que le système fera chez des personnes réelles.",
                "The people are simulated: these figures compare versions and find faults. They do not say what the system will do in real homes."));
        if (about.WithCost)
        {
            Cost(page, result, words);
        }

        page.Raw("</section>");
    }

    private static void Cost(HtmlText page, LaboratoryResult result, ReportWords words)
    {
        var observations = result.Homes.Sum(home => home.Observations);
        var seconds = Math.Max(result.Elapsed.TotalSeconds, 1e-3);
        var bytes = result.Homes.Count == 0 ? 0 : result.Homes.Average(home => home.StateBytes);
        page.Table(words.Say("Ce que cela a coûté sur cette machine.", "What it cost on this machine."),
            [words.Say("Grandeur", "Quantity"), "#" + words.Say("Valeur", "Value")],
            [
                [words.Say("Observations", "Observations"), words.Number(observations)],
                [words.Say("Durée, simulation comprise", "Time, simulation included"), words.Duration(seconds)],
                [words.Say("Logements joués à la fois", "Homes played at a time"), words.Number(result.Cores)],
                [words.Say("Observations par seconde", "Observations a second"), words.Number(observations / seconds)],
                [words.Say("État enregistré des détecteurs, octets par logement", "Saved state of the detectors, bytes a home"), words.Number(bytes)],
                [words.Say("Paquets encore en attente à la fin", "Packs still waiting at the end"), words.Number(result.Homes.Sum(home => home.Waiting))],
            ]);
    }
}
