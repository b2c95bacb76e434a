namespace AgeingMonitor.Contracts.Commands;

/// <summary>What a command and its answer must keep, written or read.</summary>
public static class CommandRules
{
    /// <summary>Longest that a kit blinks, in seconds; the least is 1.</summary>
    public const int MostSeconds = 60;

    /// <summary>How long it blinks when nothing is said, in seconds.</summary>
    public const int UsualSeconds = 15;

    /// <summary>Longest time from the asking to the expiry, in seconds; the least is 1.</summary>
    public const int LongestLife = 600;

    /// <summary>Most bytes of a command.</summary>
    public const int MostBytes = 1024;

    /// <summary>Longest word for a command, in characters.</summary>
    public const int LongestWord = 40;

    private static readonly Dictionary<CommandKind, string> Kinds = new()
    {
        [CommandKind.Identify] = "identify",
        [CommandKind.Diagnostics] = "diagnostics",
        [CommandKind.RenewCertificate] = "renew-certificate",
    };

    private static readonly Dictionary<CommandOutcome, string> Outcomes = new()
    {
        [CommandOutcome.Done] = "done",
        [CommandOutcome.Expired] = "expired",
        [CommandOutcome.Unknown] = "unknown",
        [CommandOutcome.Malformed] = "malformed",
        [CommandOutcome.Busy] = "busy",
        [CommandOutcome.NoLamp] = "no-lamp",
        [CommandOutcome.Occupied] = "occupied",
        [CommandOutcome.Simulated] = "simulated",
        [CommandOutcome.Failed] = "failed",
    };

    /// <summary>The word of a kind on the wire.</summary>
    /// <exception cref="ArgumentException">It has none: it is not known.</exception>
    public static string TextOf(CommandKind kind) => Kinds.TryGetValue(kind, out var text) ? text : throw new ArgumentException($"{kind} is no command.", nameof(kind));

    /// <summary>The word of an outcome on the wire.</summary>
    public static string TextOf(CommandOutcome outcome) => Outcomes[outcome];

    /// <summary>The kind of a word; <see cref="CommandKind.Unknown"/> for any other.</summary>
    public static CommandKind KindOf(string? text) => Kinds.FirstOrDefault(pair => pair.Value == text).Key;

    /// <summary>Reads an outcome's word.</summary>
    public static bool TryParse(string? text, out CommandOutcome outcome)
    {
        foreach (var (known, word) in Outcomes)
        {
            if (word == text)
            {
                outcome = known;
                return true;
            }
        }

        outcome = default;
        return false;
    }
}
