using System.Globalization;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>What Linux says of another process: its threads' processor time by name, its memory.</summary>
/// <param name="Milliseconds">Processor taken by all of it, threads that have ended among it.</param>
/// <param name="Threads">Milliseconds of processor, by the name of the thread (15 characters of it), of those that live.</param>
/// <param name="ResidentBytes">Memory now.</param>
/// <param name="MostResidentBytes">The most there has been.</param>
internal sealed record ProcessFigures(double Milliseconds, IReadOnlyDictionary<string, double> Threads, long ResidentBytes, long MostResidentBytes)
{
    /// <summary>Of the figures in <c>stat</c>: USER_HZ is 100 wherever .NET runs.</summary>
    private const double MillisecondsATick = 10;

    public static ProcessFigures Of(int id)
    {
        var threads = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var thread in Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/task")))
        {
            try
            {
                var name = File.ReadAllText(Path.Combine(thread, "comm")).Trim();
                var nanoseconds = double.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture);
                threads[name] = threads.GetValueOrDefault(name) + (nanoseconds / 1e6);
            }
            catch (IOException)
            {
                // The thread has ended since.
            }
        }

        var status = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status"));

        // The name in the second field may hold anything; after it come numbers.
        var fields = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat")).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return new ProcessFigures(ticks * MillisecondsATick, threads, Bytes("VmRSS:"), Bytes("VmHWM:"));

        long Bytes(string line) => long.Parse(status.Single(row => row.StartsWith(line, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>What was taken between two looks, by thread, the most first.</summary>
    public IEnumerable<(string Thread, double Milliseconds)> Since(ProcessFigures before) =>
        Threads.Select(thread => (thread.Key, thread.Value - before.Threads.GetValueOrDefault(thread.Key))).OrderByDescending(thread => thread.Item2);
}
