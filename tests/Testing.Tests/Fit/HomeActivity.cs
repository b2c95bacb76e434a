using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Testing.Tests.Fit;

/// <summary>What the firings of one home say of its days. The first and the last day are left out: they are not whole; and so is a day without any firing, on which nobody was there or nothing was recorded.</summary>
internal sealed class HomeActivity
{
    private static readonly TimeSpan Outing = TimeSpan.FromMinutes(20);

    public HomeActivity(IReadOnlyList<Firing> firings)
    {
        var whole = firings.GroupBy(firing => DateOnly.FromDateTime(firing.At)).OrderBy(day => day.Key).Skip(1).SkipLast(1).Select(day => day.ToList()).ToList();
        Days = whole.Count;
        Firings = firings.Count;
        var all = whole.SelectMany(day => day).ToList();
        PerDay = MedianOf(whole.Select(day => (double)day.Count));
        PerHour = [.. Enumerable.Range(0, 24).Select(hour => (double)all.Count(firing => firing.At.Hour == hour) / Math.Max(Days, 1))];
        PerHourAt = Places.ToDictionary(place => place.Name, place => (IReadOnlyList<double>)[.. HoursOf(all.Where(place.Holds)).Select(count => (double)count / Math.Max(Days, 1))]);
        Shares = Places.ToDictionary(place => place.Name, place => all.Count == 0 ? 0 : (double)all.Count(place.Holds) / all.Count);
        Night = MedianOf(whole.Select(day => (double)day.Count(firing => firing.At.Hour < 6)));
        NightBathroom = MedianOf(whole.Select(day => (double)day.Count(firing => firing.At.Hour < 6 && firing.Room == RoomKind.Bathroom)));
        Transitions = MedianOf(whole.Select(day => (double)TransitionsOf(day)));
        var outings = whole.Select(OutingsOf).ToList();
        DaysOut = outings.Count == 0 ? 0 : outings.Count(count => count > 0) / (double)outings.Count;
        FrontDoor = MedianOf(whole.Select(day => (double)day.Count(firing => firing.Place == "front-door")));

        // Gaps within the record, whichever day they end on; holes of more than two days are outages of the source.
        GapMinutes = [.. firings.Zip(firings.Skip(1), (a, b) => (b.At - a.At).TotalMinutes).Where(minutes => minutes < 2 * 24 * 60).Order()];
    }

    public static IReadOnlyList<(string Name, Func<Firing, bool> Holds)> Places { get; } =
    [
        ("bedroom", firing => firing.Room == RoomKind.Bedroom),
        ("bathroom", firing => firing.Room == RoomKind.Bathroom),
        ("kitchen", firing => firing.Room == RoomKind.Kitchen && firing.Place != "fridge-door"),
        ("fridge door", firing => firing.Place == "fridge-door"),
        ("living room", firing => firing.Room == RoomKind.Living),
        ("hall", firing => firing.Room == RoomKind.Hall),
        ("outer doors", firing => firing.Room == RoomKind.Entrance),
    ];

    public int Days { get; }

    /// <summary>Firings in all, those of days that are left out among them.</summary>
    public int Firings { get; }

    /// <summary>Firings on the median day.</summary>
    public double PerDay { get; }

    /// <summary>Firings in each hour of the day, mean over days.</summary>
    public IReadOnlyList<double> PerHour { get; }

    /// <summary>Firings by place in each hour of the day, mean over days.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> PerHourAt { get; }

    /// <summary>Share of the firings by place.</summary>
    public IReadOnlyDictionary<string, double> Shares { get; }

    /// <summary>Firings from 0 to 6 h on the median day.</summary>
    public double Night { get; }

    /// <summary>Those of them in the bathroom or toilet.</summary>
    public double NightBathroom { get; }

    /// <summary>Changes of the room from one motion firing to the next, on the median day.</summary>
    public double Transitions { get; }

    /// <summary>Share of the days on which the front door was followed by twenty minutes or more without any firing.</summary>
    public double DaysOut { get; }

    /// <summary>Firings of the front door on the median day.</summary>
    public double FrontDoor { get; }

    /// <summary>Minutes from each firing to the next, ascending.</summary>
    public IReadOnlyList<double> GapMinutes { get; }

    private static int[] HoursOf(IEnumerable<Firing> firings)
    {
        var counts = new int[24];
        foreach (var firing in firings)
        {
            counts[firing.At.Hour]++;
        }

        return counts;
    }

    private static int TransitionsOf(List<Firing> day)
    {
        var rooms = day.Where(firing => firing.Room != RoomKind.Entrance && firing.Place != "fridge-door").Select(firing => firing.Room).ToList();
        return rooms.Zip(rooms.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    private static int OutingsOf(List<Firing> day) => day.Zip(day.Skip(1)).Count(pair => pair.First.Place == "front-door" && pair.Second.At - pair.First.At >= Outing);

    private static double MedianOf(IEnumerable<double> values) => Testing.Laboratory.Statistics.Quantile.Of([.. values.Order()], 0.5) ?? 0;
}
