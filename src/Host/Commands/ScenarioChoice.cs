using System.Globalization;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Host.Commands;

/// <summary>Finds the scenario that a command line names: a built-in one by its name, or a file.</summary>
internal static class ScenarioChoice
{
    /// <summary>The built-in scenario of this name, else the one in the file of this path.</summary>
    /// <exception cref="CommandFaultException">There is neither, or the file is no scenario; the message says all that is wrong.</exception>
    public static async Task<Scenario> FindAsync(string nameOrFile, CancellationToken cancellationToken)
    {
        if (ScenarioLibrary.Find(nameOrFile) is { } known)
        {
            return known;
        }

        if (!File.Exists(nameOrFile))
        {
            var near = ScenarioLibrary.Nearest(nameOrFile) is { } name ? $" Is '{name}' meant?" : string.Empty;
            throw new CommandFaultException($"there is no built-in scenario and no file '{nameOrFile}'.{near} 'ageing scenarios list' shows all built-in ones.");
        }

        return await ReadAsync(nameOrFile, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The scenario in a file.</summary>
    /// <exception cref="CommandFaultException">The file is no scenario; the message says all that is wrong.</exception>
    public static async Task<Scenario> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (Directory.Exists(file))
        {
            throw new CommandFaultException($"{file} is a folder: name the files in it.");
        }

        var (scenario, problems) = await ScenarioFile.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        return scenario ?? throw new CommandFaultException(string.Create(CultureInfo.InvariantCulture, $"{file} is not right in {problems.Count} place{(problems.Count == 1 ? string.Empty : "s")}:")
            + string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}")) + $"{Environment.NewLine}The format is described in docs/scenarios.md; 'ageing scenarios kinds' lists what may happen.");
    }
}
