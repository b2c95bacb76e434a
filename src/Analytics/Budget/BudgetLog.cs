using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Budget;

/// <summary>What a home was told on each of its last 28 days, by line of the budget. A mutable value of fixed size, saved as it is; days are UTC days of the home's own time.</summary>
internal sealed class BudgetLog
{
    /// <summary>Days that are kept.</summary>
    public const int Days = 28;

    /// <summary>Falls whose fate may still be open; more than a home has in an hour.</summary>
    private const int MostCounted = 16;

    private const long MicrosecondsADay = 86_400 * Instant.MicrosecondsPerSecond;

    /// <summary>Number of the last day; null before the first.</summary>
    public int? LastDay { get; set; }

    /// <summary>Number of the first day.</summary>
    public int? FirstDay { get; set; }

    /// <summary>By key of the line, in the order of the keys. Lines that were never told of are not there.</summary>
    public List<LineCounts> Lines { get; set; } = [];

    /// <summary>Alerts of which more may still be told and that are counted already, the newest last; null before the first.</summary>
    public List<Guid>? Counted { get; set; }

    /// <summary>Whether it can be one of ours.</summary>
    public bool IsWhole => Counted is not { Count: > MostCounted } && Lines.All(line => line.Days is { Length: Days } && Array.TrueForAll(line.Days, count => count >= 0)) && (LastDay is null) == (FirstDay is null);

    /// <summary>The home's time has come to an instant.</summary>
    public void Reach(Instant at)
    {
        var day = DayOf(at);
        if (LastDay is { } last && day <= last)
        {
            return;
        }

        if (LastDay is { } before)
        {
            for (var next = Math.Max(before + 1, day - Days + 1); next <= day; next++)
            {
                for (var line = 0; line < Lines.Count; line++)
                {
                    Lines[line].Days[next % Days] = 0;
                }
            }
        }

        FirstDay ??= day;
        LastDay = day;
    }

    /// <summary>Counts one that was told at an instant; what is older than the days that are kept is passed by.</summary>
    public void Count(string key, Instant at)
    {
        Reach(at);
        var day = DayOf(at);
        if (LastDay - day >= Days || day < 0)
        {
            return;
        }

        DaysOf(key)[day % Days]++;
        FirstDay = Math.Min(FirstDay ?? day, day);
    }

    /// <summary>Counts an alert of which more may be told, with the first that is told of it: that may be its confirmation already.</summary>
    public void CountOnce(string key, AlertId alert, Instant at)
    {
        Counted ??= [];
        if (Counted.Contains(alert.Value))
        {
            return;
        }

        if (Counted.Count == MostCounted)
        {
            Counted.RemoveAt(0);
        }

        Counted.Add(alert.Value);
        Count(key, at);
    }

    /// <summary>Days of which something is known, of the last so many.</summary>
    public int DaysOf(int window) => LastDay is { } last ? Math.Min(window, last - FirstDay!.Value + 1) : 0;

    /// <summary>How many were told in the last so many days.</summary>
    public int Of(string key, int window)
    {
        var sum = 0;
        if (LastDay is { } last && Lines.Find(line => line.Key == key) is { Days: var days })
        {
            for (var back = 0; back < Math.Min(window, Days); back++)
            {
                sum += last - back >= 0 ? days[(last - back) % Days] : 0;
            }
        }

        return sum;
    }

    private int[] DaysOf(string key)
    {
        var place = Lines.FindIndex(line => string.CompareOrdinal(line.Key, key) >= 0);
        if (place < 0 || Lines[place].Key != key)
        {
            Lines.Insert(place = place < 0 ? Lines.Count : place, new(key, new int[Days]));
        }

        return Lines[place].Days;
    }

    private static int DayOf(Instant at) => (int)Math.DivRem(at.Microseconds, MicrosecondsADay).Quotient;
}
