using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.HomeBloodPressure;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Analytics.Home.State;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics;

/// <summary>
/// A home's detectors and rules as plain code: packs in order in, alerts out. Nothing but packs and ticks moves its time. The same packs in the same order give the same
/// alerts, wherever it was saved and restored in between. One caller at a time.
/// </summary>
public sealed class HomeAnalysis
{
    private readonly DetectionOptions options;
    private readonly Dictionary<KitId, KitAnalysis> kits = [];
    private readonly List<DayFlag> listed = [];
    private readonly List<AlertDraft> found = [];
    private BudgetLog told = new();
    private readonly List<CapacityWeek> weeks = [];
    private PlanView plan;

    /// <summary>A home of which nothing is known yet.</summary>
    public HomeAnalysis(HomePlan plan, DetectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        this.plan = new(plan);
        this.options = options;
    }

    /// <summary>The plan in force. Setting it changes what follows, nothing that was.</summary>
    public HomePlan Plan
    {
        get => plan.Plan;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            plan = new(value);
        }
    }

    /// <summary>The time reached: by the kit that has come farthest; null before the first pack.</summary>
    public Instant? Watermark => kits.Values.Max(kit => kit.Watermark?.Microseconds) is { } reached ? new Instant(reached) : null;

    internal PlanView View => plan;

    /// <summary>How the home stands against each line of the budget that it has used, in the last 7 and 28 days.</summary>
    public IReadOnlyList<BudgetStanding> Standings()
    {
        var residents = Watermark is { } now ? plan.ResidentsAt(now) : 0;
        return [.. told.Lines.SelectMany(line => BudgetStanding.Windows.Select(days => StandingOf(line.Key, days, residents))).OfType<BudgetStanding>()];
    }

    /// <summary>The comparisons in a saved state; none when it cannot be read.</summary>
    public static IReadOnlyList<ShadowComparison> ComparisonsIn(IReadOnlyList<HomeStatePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return HomeStateReader.ComparisonsIn(parts);
    }

    /// <summary>How the shadows compare with the models in force, kit by kit.</summary>
    public IReadOnlyList<ShadowComparison> Comparisons() =>
        [.. kits.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal).Select(pair => pair.Value.Shadow).OfType<KitShadow>().SelectMany(shadow => new[] { shadow.State.Agitation, shadow.State.Routine }.OfType<ShadowComparison>().Concat(shadow.FallsOf.Values))];

    /// <summary>How far the inputs of each model lie from what it was learned from, where four weeks are known: the farthest kit's.</summary>
    public IReadOnlyList<(string Model, double Distance, double Limit)> InputDistances() =>
        [.. kits.Values.SelectMany(kit => new[] { (Model: "routine", kit.Routine.Inputs), (Model: "agitation", kit.Agitation.Inputs) })
            .Where(pair => pair.Inputs.State.Distance is not null && pair.Inputs.Limit is not null)
            .GroupBy(pair => pair.Model, pair => (Distance: pair.Inputs.State.Distance!.Value, Limit: pair.Inputs.Limit!.Value))
            .Select(group => (group.Key, group.Max(pair => pair.Distance), group.First().Limit))];

    /// <summary>Restores a saved state and the positions saved with it. False, and a home of which nothing is known, when there is none that can be read.</summary>
    public static bool TryRestore(HomePlan plan, DetectionOptions options, IReadOnlyList<HomeStatePart> parts, out HomeAnalysis analysis, out Dictionary<KitId, KitPosition> positions)
    {
        ArgumentNullException.ThrowIfNull(parts);
        analysis = new(plan, options);
        positions = [];
        return HomeStateReader.TryRead(parts, options, positions, analysis.kits, analysis.listed, analysis.weeks, out analysis.told);
    }

    /// <summary>The state as a value, together with how far the order of each kit had come when it was reached.</summary>
    public IReadOnlyList<HomeStatePart> Save(IReadOnlyDictionary<KitId, KitPosition> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return HomeStateWriter.Write(positions, kits, told, options);
    }

    /// <summary>Works on the next pack of its kit's order; alerts are added to <paramref name="raised"/>.</summary>
    public ProcessOutcome Process(Pack pack, ICollection<AlertDraft> raised)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(raised);
        if (plan.PlacementOf(pack.Key.Kit, pack.SealedAt) is not { } placement)
        {
            return default;
        }

        var alreadyListed = listed.Count;
        var stay = StayOf(pack.Key.Kit, placement);
        var late = stay.Process(plan, pack, found);
        if (stay.Watermark is { } reached)
        {
            told.Reach(reached);
        }

        Tell(raised, alreadyListed);
        return new(true, late, stay.Vitals.Gate.TakeCounts());
    }

    /// <summary>
    /// Reveals silence at a time that no pack has reached; it moves nothing else. Whether there was any to reveal: then the state has changed in a way that no pack tells again.
    /// </summary>
    public bool Tick(Instant now, ICollection<AlertDraft> raised)
    {
        ArgumentNullException.ThrowIfNull(raised);
        var hasFound = false;
        foreach (var kit in kits.Values)
        {
            if (kit.Watermark is { } reached && plan.PlacementOf(kit.Kit, reached) is { } placement)
            {
                hasFound |= kit.Tick(plan, Instant.Min(now, placement.During.To), found);
            }
        }

        Tell(raised, listed.Count);
        return hasFound;
    }

    /// <summary>Hands over the entries of the daily list found since the last call; they are found again when the same packs are worked on again.</summary>
    public IReadOnlyList<DayFlag> TakeFlags()
    {
        DayFlag[] taken = [.. listed];
        listed.Clear();
        return taken;
    }

    /// <summary>Hands over the weeks of intrinsic capacity that ended since the last call; they end again when the same packs are worked on again.</summary>
    public IReadOnlyList<CapacityWeek> TakeWeeks()
    {
        CapacityWeek[] taken = [.. weeks];
        weeks.Clear();
        return taken;
    }

    /// <summary>Hands over the shadows that threw since the last call; each was stopped, and nothing else was touched.</summary>
    public IReadOnlyList<ShadowFault> TakeShadowFaults()
    {
        List<ShadowFault>? taken = null;
        foreach (var kit in kits.Values)
        {
            if (kit.Shadow is { Faults.Count: > 0 } shadow)
            {
                (taken ??= []).AddRange(shadow.Faults);
                shadow.Faults.Clear();
            }
        }

        return taken ?? (IReadOnlyList<ShadowFault>)[];
    }

    /// <summary>The last night that is over, as the kit that told of one last has it; null before the first.</summary>
    internal NightSummary? LastNight
    {
        get
        {
            NightSummary? last = null;
            foreach (var kit in kits.Values)
            {
                last = kit.Nights.State.Last is { } night && !(last?.To >= night.To) ? night : last;
            }

            return last;
        }
    }

    /// <summary>The rates estimated last from a pulse wave, one of each resident; none that are older than a day.</summary>
    internal IReadOnlyList<PulseReading> PulseReadings() => Watermark is not { } now ? [] :
        [.. kits.Values.SelectMany(kit => kit.Vitals.Waves.Strips.Sensors)
            .Where(wave => wave.Last is { } last && now - last.To <= TimeSpan.FromDays(1))
            .Select(wave => new PulseReading(wave.Sensor, wave.Resident, wave.Last!.Value.To, wave.Last.Value))
            .GroupBy(reading => reading.Resident)
            .Select(ofOne => ofOne.OrderByDescending(reading => reading.At).ThenBy(reading => reading.Sensor.Value, StringComparer.Ordinal).First())
            .OrderBy(reading => reading.Resident.Value, StringComparer.Ordinal)];

    /// <summary>The blood pressure at home of each resident, over the seven days that end with the running one; of those alone who were measured in them.</summary>
    internal IReadOnlyList<(ResidentId Resident, PressureMean Mean)> Pressures() => Watermark is not { } now ? [] :
        [.. kits.Values.SelectMany(kit => kit.Vitals.Pressures.Residents)
            .Where(pair => pair.Value.State.LastAt is { } last && now - new Instant(last) <= TimeSpan.FromDays(PressureLimits.Days))
            .GroupBy(pair => pair.Key)
            .Select(ofOne => ofOne.MaxBy(pair => pair.Value.State.LastAt))
            .OrderBy(pair => pair.Key.Value, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value.MeanAt(DateOnly.FromDateTime(plan.LocalTime(now)))))];

    /// <summary>How long each sensor of a kit that watches a room is silent and may be, as of the time that the kit's packs have reached.</summary>
    internal (Instant? At, IReadOnlyList<SensorStanding> Sensors, bool IsADayKnown) SilencesOf(KitId kit) =>
        kits.TryGetValue(kit, out var stay) && stay.Watermark is { } reached ? (reached, stay.SilentSensors.StandingsAt(plan, reached), stay.SilentSensors.State.Shape.Days > 0) : (null, [], false);

    /// <summary>Whether the kit that is in the home at <paramref name="at"/> is held to be silent.</summary>
    public bool IsKitSilent(Instant at) => kits.Values.Any(kit => kit.Silence.IsSilent && plan.PlacementOf(kit.Kit, at) is not null);

    /// <summary>Counts what was found against the budget, and hands it over: nothing is held back. A clock that is ahead moves no day of the count.</summary>
    private void Tell(ICollection<AlertDraft> raised, int alreadyListed)
    {
        if (found.Count == 0 && listed.Count == alreadyListed)
        {
            return;
        }

        var reached = Watermark;
        for (var i = 0; i < found.Count; i++)
        {
            if (reached is { } now)
            {
                Count(found[i], now);
            }

            raised.Add(found[i]);
        }

        for (var i = alreadyListed; i < listed.Count; i++)
        {
            told.Count(BudgetLine.KeyOf(true, listed[i].Detector), reached ?? listed[i].During.To);
        }

        found.Clear();
    }

    private void Count(AlertDraft draft, Instant now)
    {
        if (draft.Development?.Kind == AlertDevelopments.Ended)
        {
            // Its alert was counted when it was raised.
            return;
        }

        var (key, at) = (BudgetLine.KeyOf(false, draft.Rule), Instant.Min(draft.RaisedAt, now));
        if (draft.Rule == AlertRules.Fall)
        {
            told.CountOnce(key, draft.Id, at);
        }
        else
        {
            told.Count(key, at);
        }
    }

    private BudgetStanding? StandingOf(string key, int days, int residents) => BudgetLines.Find(key) is { } line
        ? new(line, days, told.Of(key, days), options.Budget.Of(key) * told.DaysOf(days) * Math.Max(1, residents))
        : null;

    /// <summary>The kit's stay in the home: what it was before it left and came back is past.</summary>
    private KitAnalysis StayOf(KitId kit, KitPlacement placement)
    {
        if (!kits.TryGetValue(kit, out var analysis) || (analysis.Watermark is { } reached && !placement.During.Contains(reached)))
        {
            kits[kit] = analysis = new(kit, options, new(), new(), new(), new(), new(), new(), new(), HomeStateReader.ShadowOf(kit, options, null), listed, weeks);
        }

        return analysis;
    }
}
