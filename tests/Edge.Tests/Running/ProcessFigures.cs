using System.Globalization;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>What Linux says of another process: its threads' processor time by name, its memory.</summary>
/// <param name="Threads">Milliseconds of processor, by the name of the thread (15 characters of it).</param>
/// <param name="ResidentBytes">Memory now.</param>
/// <param name="MostResidentBytes">The most there has been.</param>
internal sealed record ProcessFigures(IReadOnlyDictionary<string, double> Threads, long ResidentBytes, long MostResidentBytes)
{
    /// <summary>Milliseconds of processor of all threads that live.</summary>
    public double Milliseconds => Threads.Values.Sum();

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
        return new ProcessFigures(threads, Bytes("VmRSS:"), Bytes("VmHWM:"));

        long Bytes(string line) => long.Parse(status.Single(row => row.StartsWith(line, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>What was taken between two looks, by thread, the most first.</summary>
    public IEnumerable<(string Thread, double Milliseconds)> Since(ProcessFigures before) =>
        Threads.Select(thread => (thread.Key, thread.Value - before.Threads.GetValueOrDefault(thread.Key))).OrderByDescending(thread => thread.Item2);
}
