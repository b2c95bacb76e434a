using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Homes;

/// <summary>The packs that leave at once on lane evt: help calls, and falls that a worn device notices. A confirmation repeats the suspicion, so that it is known for the same fall.</summary>
internal sealed class UrgentEvents
{
    private static readonly TimeSpan DecisionTime = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(12);
    private readonly List<IReadOnlyList<Observation>> packs;

    public UrgentEvents(IReadOnlyList<Happening> happenings) =>
        packs = [.. happenings.SelectMany(PacksOf).OrderBy(pack => pack[^1].MeasuredAt)];

    /// <summary>Those whose last observation lies from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Observation>> Between(Instant from, Instant to) =>
        [.. packs.Where(pack => pack[^1].MeasuredAt >= from && pack[^1].MeasuredAt < to)];

    private static IEnumerable<IReadOnlyList<Observation>> PacksOf(Happening happening)
    {
        var at = happening.During.From;
        if (happening.Kind == HappeningKinds.HelpCall)
        {
            yield return [new Observation(HomeSensors.Pendant, Quantities.Help, at, ObservedValue.Of(1))];
        }
        else if (happening.Kind == HappeningKinds.Fall && happening.MannerOrFirst != "unnoticed")
        {
            var suspected = Fall(at, "suspected");
            yield return [suspected];
            yield return [suspected, happening.MannerOrFirst == "cancelled" ? Fall(at + CancelTime, "cancelled") : Fall(at + DecisionTime, "confirmed")];
        }
    }

    private static Observation Fall(Instant at, string word) => new(HomeSensors.Wrist, Quantities.Fall, at, ObservedValue.Of(word));
}
