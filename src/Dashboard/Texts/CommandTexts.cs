using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Commands;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>The words of what a kit can be asked, and of what it answers.</summary>
internal static class CommandTexts
{
    public static readonly LocalizedText Title = new("Interroger le boîtier", "Ask the kit");
    public static readonly LocalizedText About = new(
        "Un boîtier connecté répond en quelques secondes. Sans réponse au bout d’une minute, la demande est abandonnée.",
        "A kit that is connected answers within seconds. What is not answered after a minute is given up.");
    public static readonly LocalizedText AskIdentify = new("Le faire clignoter", "Make it blink");
    public static readonly LocalizedText AskDiagnostics = new("Demander un diagnostic", "Ask for diagnostics");
    public static readonly LocalizedText AskRenewal = new("Renouveler le certificat", "Renew the certificate");
    public static readonly LocalizedText NotConnected = new("Le boîtier n’est pas connecté\u00A0: il n’entend que s’il revient dans la minute.", "The kit is not connected: it hears this only if it is back within the minute.");
    public static readonly LocalizedText History = new("Dernières demandes", "Last requests");
    public static readonly LocalizedText What = new("Demande", "Request");
    public static readonly LocalizedText When = new("Faite", "Made");
    public static readonly LocalizedText Result = new("Résultat", "Result");
    public static readonly LocalizedText Identify = new("clignoter", "blink");
    public static readonly LocalizedText Diagnostics = new("diagnostic", "diagnostics");
    public static readonly LocalizedText Renewal = new("renouveler le certificat", "renew the certificate");
    public static readonly LocalizedText Asked = new("en attente d’envoi", "waits to be sent");
    public static readonly LocalizedText Sent = new("envoyée, pas encore de réponse", "sent, no answer yet");
    public static readonly LocalizedText Blinks = new("fait\u00A0: la lampe clignote et bipe {0}\u00A0secondes", "done: the lamp blinks and beeps for {0}\u00A0seconds");
    public static readonly LocalizedText Answered = new("fait\u00A0: voir le diagnostic", "done: see the diagnostics");
    public static readonly LocalizedText Renewed = new("fait\u00A0: le nouveau certificat est en service", "done: the new certificate is in use");
    public static readonly LocalizedText Silent = new("pas de réponse à temps\u00A0: le boîtier n’était pas connecté, ou son logiciel est trop ancien", "no answer in time: the kit was not connected, or its software is too old");
    public static readonly LocalizedText TooLate = new("arrivée trop tard d’après l’horloge du boîtier\u00A0; rien n’est fait", "came too late by the kit’s clock; nothing is done");
    public static readonly LocalizedText Unknown = new("le logiciel du boîtier ne connaît pas cette demande", "the kit’s software does not know this request");
    public static readonly LocalizedText Busy = new("trop de demandes attendent déjà dans le boîtier", "too many requests wait in the kit already");
    public static readonly LocalizedText NoLamp = new("ce boîtier n’a ni lampe ni avertisseur", "this kit has neither lamp nor buzzer");
    public static readonly LocalizedText Occupied = new("la lampe s’adresse au résident en ce moment (question, appel ou chaleur)\u00A0; réessayez plus tard", "the lamp is telling the resident something now (a question, a call, a warning); try later");
    public static readonly LocalizedText Simulated = new("boîtier simulé\u00A0: il n’y a rien à voir", "simulated kit: there is nothing to see");
    public static readonly LocalizedText Failed = new("échec", "failed");
    public static readonly LocalizedText Report = new("Diagnostic du {0}", "Diagnostics of {0}");
    public static readonly LocalizedText Uptime = new("Logiciel en marche depuis", "Program running for");
    public static readonly LocalizedText MachineUptime = new("Machine en marche depuis", "Machine running for");
    public static readonly LocalizedText ClockDoubt = new("{0}, à {1}\u00A0s près", "{0}, within {1}\u00A0s");
    public static readonly LocalizedText Waiting = new("{0}\u00A0paquets, {1}\u00A0mesures", "{0}\u00A0packs, {1}\u00A0readings");
    public static readonly LocalizedText WaitingName = new("En attente", "Waiting");
    public static readonly LocalizedText Lost = new("Perdus en tout", "Lost in all");
    public static readonly LocalizedText RefusedConfigurations = new("Configurations refusées", "Configurations refused");
    public static readonly LocalizedText Temperature = new("Température", "Temperature");
    public static readonly LocalizedText Disk = new("Disque libre", "Disk free");
    public static readonly LocalizedText Memory = new("Mémoire libre", "Memory free");
    public static readonly LocalizedText Wear = new("Usure du stockage", "Storage wear");
    public static readonly LocalizedText Undervoltage = new("Sous-tension", "Undervoltage");
    public static readonly LocalizedText Throttled = new("Processeur ralenti", "Processor slowed down");
    public static readonly LocalizedText Condition = new("État", "State");
    public static readonly LocalizedText LastReading = new("Dernière mesure", "Last reading");
    public static readonly LocalizedText LastFault = new("Dernier défaut", "Last fault");
    public static readonly LocalizedText FaultCount = new("Défauts", "Faults");
    public static readonly LocalizedText RefusalTooMany = new("Trop de demandes attendent déjà une réponse de ce boîtier. Patientez une minute.", "Too many requests wait for this kit’s answer already. Wait a minute.");
    public static readonly LocalizedText RefusalKit = new("Ce boîtier est refusé ou hors service\u00A0: on ne peut rien lui demander.", "This kit is refused or out of service: it cannot be asked anything.");
    public static readonly LocalizedText RefusalWord = new("On ne peut pas demander cela à un boîtier.", "A kit cannot be asked that.");

    /// <summary>What was asked.</summary>
    public static LocalizedText Of(CommandKind kind) => kind switch
    {
        CommandKind.Identify => Identify,
        CommandKind.RenewCertificate => Renewal,
        _ => Diagnostics,
    };

    /// <summary>What became of it, in a few words.</summary>
    public static string Of(Words words, AskedCommand asked, CommandState state) => (state, asked.Answer?.Outcome, asked.Command.Kind) switch
    {
        (CommandState.Asked, _, _) => words[Asked],
        (CommandState.Sent, _, _) => words[Sent],
        (CommandState.Expired, CommandOutcome.Expired, _) => words[TooLate],
        (CommandState.Expired, _, _) => words[Silent],
        (CommandState.Answered, _, CommandKind.Identify) => words.Fill(Blinks, asked.Command.Seconds ?? CommandRules.UsualSeconds),
        (CommandState.Answered, _, CommandKind.RenewCertificate) => words[Renewed],
        (CommandState.Answered, _, _) => words[Answered],
        (_, CommandOutcome.Unknown or CommandOutcome.Malformed, _) => words[Unknown],
        (_, CommandOutcome.Busy, _) => words[Busy],
        (_, CommandOutcome.NoLamp, _) => words[NoLamp],
        (_, CommandOutcome.Occupied, _) => words[Occupied],
        (_, CommandOutcome.Simulated, _) => words[Simulated],
        _ => words[Failed],
    };

    /// <summary>How a sensor is, by the word of the wire.</summary>
    public static LocalizedText OfSensor(string state) => state switch
    {
        "well" => new("bon", "well"),
        "suspect" => new("douteux", "suspect"),
        "faulty" => new("en panne", "faulty"),
        _ => new("démarre", "starting"),
    };

    /// <summary>What the kit knows of the time, by the word of the wire.</summary>
    public static LocalizedText OfClock(string clock) => HealthTexts.Of(Enum.TryParse<Contracts.Packs.ClockState>(clock, ignoreCase: true, out var state) ? state : default);
}
