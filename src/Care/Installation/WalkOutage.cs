using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Installation;

/// <summary>What a cut of the link or of the mains has left in the kit's packs.</summary>
/// <param name="State">How far the step has come.</param>
/// <param name="Outage">The longest wait of a pack, or from the last pack of the boot before to the first of the new one; zero while nothing is seen.</param>
/// <param name="Kept">Packs that were sealed during the cut and came later.</param>
/// <param name="Lost">Numbers that are missing between the first and the last pack of a boot and lane since the step began; none may be.</param>
public sealed record WalkOutage(WalkState State, TimeSpan Outage, int Kept, long Lost)
{
    /// <summary>A pack that waited longer than this waited for the link.</summary>
    public static readonly TimeSpan Waited = TimeSpan.FromSeconds(20);

    /// <summary>Judges a cut of the link: packs waited in the kit, came, nothing is missing, and the latest came at once again.</summary>
    public static WalkOutage OfLink(IReadOnlyCollection<WalkPack> packs, Instant startedAt, Instant now)
    {
        var since = Since(packs, startedAt);
        var late = since.Where(pack => pack.WrittenAt - pack.SealedAt > Waited).ToList();
        var isBack = since.Count > 0 && since[^1].WrittenAt - since[^1].SealedAt <= Waited;
        var lost = Missing(packs, startedAt);
        var longest = late.Count == 0 ? TimeSpan.Zero : late.Max(pack => pack.WrittenAt - pack.SealedAt);
        return new(StateOf(late.Count > 0 && isBack && lost == 0, WalkStepKind.Link, startedAt, now), longest, late.Count, lost);
    }

    /// <summary>Judges a cut of the mains: the kit has started anew, says where it had ended, and nothing up to there is missing. A kit that runs on from a battery shows it by <c>power-cut</c>, which <paramref name="toldOfIt"/> says.</summary>
    public static WalkOutage OfPower(IReadOnlyCollection<WalkPack> packs, bool toldOfIt, Instant startedAt, Instant now)
    {
        var since = Since(packs, startedAt);
        var before = packs.Where(pack => pack.SealedAt < startedAt).OrderBy(pack => pack.SealedAt).LastOrDefault();
        var first = since.Find(pack => before is not null && pack.Key.Boot > before.Key.Boot);
        var lost = Missing(packs, startedAt);
        var last = since.LastOrDefault(pack => before is not null && pack.Key.Boot == before.Key.Boot) ?? before;
        var outage = first is not null && last is not null && first.SealedAt > last.SealedAt ? first.SealedAt - last.SealedAt : TimeSpan.Zero;
        return new(StateOf((first?.After is not null || toldOfIt) && lost == 0, WalkStepKind.Power, startedAt, now), outage, 0, lost);
    }

    private static WalkState StateOf(bool isProven, WalkStepKind kind, Instant startedAt, Instant now) =>
        isProven ? WalkState.Passed : now - startedAt >= WalkJudge.Patience(kind) ? WalkState.Failed : WalkState.Waiting;

    private static List<WalkPack> Since(IReadOnlyCollection<WalkPack> packs, Instant startedAt)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return [.. packs.Where(pack => pack.Key.IsNumbered && pack.SealedAt >= startedAt).OrderBy(pack => pack.SealedAt).ThenBy(pack => pack.Key.Sequence)];
    }

    /// <summary>Numbers of both lanes that have not come, from the last pack before the step on: up to the newest of a boot that runs, up to its end where the next boot has said it.</summary>
    private static long Missing(IReadOnlyCollection<WalkPack> packs, Instant startedAt)
    {
        var missing = 0L;
        foreach (var boot in packs.Where(pack => pack.Key.IsNumbered).GroupBy(pack => pack.Key.Boot))
        {
            var told = packs.FirstOrDefault(pack => pack.After?.Boot == boot.Key)?.After;
            var obs = boot.Where(pack => pack.Key.Lane == Lane.Obs).ToList();
            var evt = boot.Where(pack => pack.Key.Lane == Lane.Evt).Select(pack => pack.Key.Sequence).ToHashSet();
            var before = obs.Where(pack => pack.SealedAt < startedAt).MaxBy(pack => pack.Key.Sequence);
            if (obs.Count == 0 || (before is not null && before == obs.MaxBy(pack => pack.Key.Sequence) && told is null))
            {
                continue;
            }

            var numbers = obs.Select(pack => pack.Key.Sequence).ToHashSet();
            var from = before?.Key.Sequence ?? (packs.Any(pack => pack.Key.Boot < boot.Key) ? 0 : numbers.Min() - 1);
            missing += Gaps(numbers, from, Math.Max(numbers.Max(), told?.LastObs ?? 0));
            var eventsFrom = before is not null ? before.EventsBefore ?? 0 : from == 0 ? 0 : obs.MinBy(pack => pack.Key.Sequence)!.EventsBefore ?? 0;
            missing += Gaps(evt, eventsFrom, Math.Max(obs.Max(pack => pack.EventsBefore ?? 0), told?.LastEvt ?? 0));
        }

        return missing;
    }

    private static long Gaps(HashSet<long> numbers, long after, long to)
    {
        var there = numbers.Count(number => number > after && number <= to);
        return Math.Max(0, to - after - there);
    }
}
