using AgeingMonitor.Edge.Agent.Enrolment;

namespace AgeingMonitor.Edge.Agent.Running;

/// <summary>What stands on the command line of <c>run</c> and <c>status</c>.</summary>
/// <param name="DataFolder">Where the kit keeps what must last.</param>
/// <param name="Flags">The words that stand alone, such as <c>--debug</c>.</param>
internal sealed record KitArguments(string DataFolder, IReadOnlySet<string> Flags)
{
    /// <summary>Whether somebody asks how it is used.</summary>
    public static bool IsHelp(IReadOnlyList<string> words) => words.Any(word => word is "--help" or "-h" or "-?");

    /// <summary>Reads the words after the verb; a sentence that says what is wrong, or null.</summary>
    public static string? TryParse(IReadOnlyList<string> words, string flag, out KitArguments arguments)
    {
        string? data = null;
        var flags = new HashSet<string>(StringComparer.Ordinal);
        arguments = new KitArguments(EnrolArguments.DefaultData, flags);
        for (var i = 0; i < words.Count; i++)
        {
            var value = words[i].StartsWith("--data=", StringComparison.Ordinal) ? words[i]["--data=".Length..]
                : words[i] == "--data" ? (i + 1 < words.Count ? words[++i] : string.Empty)
                : null;
            if (value is { Length: 0 } || (value is not null && data is not null))
            {
                return data is null ? "--data wants a folder." : "--data stands there twice.";
            }

            if (value is null && words[i] != flag)
            {
                return $"'{words[i]}' is not known; --help shows what is.";
            }

            data ??= value;
            if (value is null)
            {
                flags.Add(flag);
            }
        }

        arguments = arguments with { DataFolder = data ?? arguments.DataFolder };
        return null;
    }
}
