using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>What stands on the command line of <c>ageing-edge enrol</c>.</summary>
internal sealed record EnrolArguments(EnrolmentLabel Label, string DataFolder)
{
    public const string DefaultData = "/var/lib/ageing-edge";

    public const string Help =
        """
        ageing-edge enrol: makes this kit's key, asks the server for its certificate and keeps both. The key never leaves the kit.

          ageing-edge enrol --label 'ageing-kit:1?s=https://…'
          ageing-edge enrol --server https://host:8882 --kit k-… --code XXXX-XXXX --pin sha256:…

          --label text     what the QR of the kit's label holds; instead of the four below
          --server url     where kits enrol: https, host and port
          --kit id         the kit's id, as k-…
          --code code      the one-time code of the open window; capitals, hyphen and spaces do not matter
          --pin sha256:…   the SHA-256 of the server's root certificate
          --data folder    where the kit keeps what must last [default: /var/lib/ageing-edge]

        The clock need not be set. Whatever interrupts it, run it again: while the window is open the same kit may use the same code again.
        Exit codes: 0 done, 1 refused or not reached (said on standard error), 2 the command line is wrong.
        """;

    /// <summary>Reads the command line, after the word <c>enrol</c>; a sentence that says what is wrong, or null.</summary>
    public static string? TryParse(IReadOnlyList<string> words, [NotNullWhen(true)] out EnrolArguments? arguments)
    {
        arguments = null;
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = words[i].IndexOf('=', StringComparison.Ordinal) is var equals && equals > 0 && words[i].StartsWith("--", StringComparison.Ordinal)
                ? (words[i][..equals], words[i][(equals + 1)..])
                : (words[i], i + 1 < words.Count ? words[++i] : null);
            if (name is not ("--label" or "--server" or "--kit" or "--code" or "--pin" or "--data"))
            {
                return $"'{name}' is not known; 'ageing-edge enrol --help' shows what is.";
            }

            if (value is null || !given.TryAdd(name, value))
            {
                return value is null ? $"{name} wants a value." : $"{name} stands there twice.";
            }
        }

        var fault = ReadLabel(given, out var label);
        arguments = label is null ? null : new EnrolArguments(label, given.GetValueOrDefault("--data", DefaultData));
        return fault;
    }

    private static string? ReadLabel(Dictionary<string, string> given, out EnrolmentLabel? label)
    {
        label = null;
        if (given.TryGetValue("--label", out var text))
        {
            return given.Keys.Any(name => name is "--server" or "--kit" or "--code" or "--pin") ? "--label says it all: leave --server, --kit, --code and --pin out."
                : EnrolmentLabel.TryParse(text, out label) ? null
                : "--label is not the text of a kit's label: it begins with ageing-kit:1? and is put between single quotes.";
        }

        if (!EnrolmentLabel.TryParseServer(given.GetValueOrDefault("--server"), out var server))
        {
            return "--server is missing or not an address such as https://ageing.example.org:8882.";
        }

        if (!KitId.TryParse(given.GetValueOrDefault("--kit")?.ToLowerInvariant(), out var kit))
        {
            return "--kit is missing or not a kit's id: k- and 13 characters.";
        }

        if (!EnrolmentCode.TryParse(given.GetValueOrDefault("--code"), out var code))
        {
            return "--code is missing or not a code: eight letters and digits, without 0, O, 1 and I.";
        }

        if (!RootPin.TryParse(given.GetValueOrDefault("--pin"), out var pin))
        {
            return "--pin is missing or not the SHA-256 of a certificate: sha256: and 64 hexadecimal digits.";
        }

        label = new EnrolmentLabel(server, kit, code, pin);
        return null;
    }
}
