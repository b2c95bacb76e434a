using System.Globalization;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Keeps the events of each home and tells those that come twice or run into each other. One caller at a time.</summary>
internal sealed class EventBook(int homes, ProblemList problems)
{
    /// <summary>Most events, each counted in each of its homes.</summary>
    public const int Most = 5000;

    private readonly List<(Happening Happening, int Line)>[] kept = [.. Enumerable.Range(0, homes).Select(_ => new List<(Happening, int)>())];

    private int count;

    /// <summary>How many homes there are.</summary>
    public int Homes => kept.Length;

    /// <summary>Whether there is no room for another.</summary>
    public bool IsFull => count > Most;

    /// <summary>Adds an event to a home, from 0; two of one kind, about one thing, that touch each other's time are a problem.</summary>
    /// <returns>False when there was a problem.</returns>
    public bool Add(int home, Happening happening, YamlNode node)
    {
        if (++count > Most)
        {
            return false;
        }

        foreach (var (other, line) in kept[home])
        {
            if (other.Kind == happening.Kind && other.Sensor == happening.Sensor && other.Manner == happening.Manner && other.During == happening.During)
            {
                problems.Add(node, string.Create(CultureInfo.InvariantCulture, $"this is the event of line {line} again; keep one"));
                return false;
            }

            if (other.Kind == happening.Kind && other.Sensor == happening.Sensor && other.During.From < happening.During.To && happening.During.From < other.During.To)
            {
                problems.Add(node, string.Create(CultureInfo.InvariantCulture, $"this {happening.Kind} begins or ends within that of line {line}; let one end before the other begins"));
                return false;
            }
        }

        kept[home].Add((happening, node.Line));
        return true;
    }

    /// <summary>The events of each home in the order of their start, at one instant in the order of the file.</summary>
    public IReadOnlyList<Happening>[] InOrder() => [.. kept.Select(home => home.Select(entry => entry.Happening).OrderBy(happening => happening.During.From).ToList())];
}
