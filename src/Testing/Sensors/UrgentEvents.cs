using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>The packs that leave at once on lane evt: help calls, and falls that a worn device notices. A confirmation repeats the suspicion, so that it is known for the same fall.</summary>
internal sealed class UrgentEvents
{
    private static readonly TimeSpan DecisionTime = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(12);
    private readonly List<IReadOnlyList<Observation>> packs;

    public UrgentEvents(IReadOnlyList<Happening> happenings) =>
        packs = [.. happenings.SelectMany(happening => PacksOf(happening, happenings)).OrderBy(pack => pack[^1].MeasuredAt)];

    /// <summary>Those whose last observation lies from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Observation>> Between(Instant from, Instant to) =>
        [.. packs.Where(pack => pack[^1].MeasuredAt >= from && pack[^1].MeasuredAt < to)];

    private static IEnumerable<IReadOnlyList<Observation>> PacksOf(Happening happening, IReadOnlyList<Happening> all)
    {
        var at = happening.During.From;
        if (happening.Kind == HappeningKinds.HelpCall && Works(HomeSensors.Pendant, at, all) && !IsInHospital(at, all))
        {
            yield return [new Observation(HomeSensors.Pendant, Quantities.Help, at, ObservedValue.Of(1))];
        }
        else if (happening.Kind == HappeningKinds.Fall && happening.MannerOrFirst != "unnoticed" && Works(HomeSensors.Wrist, at, all))
        {
            var suspected = Fall(at, "suspected");
            yield return [suspected];
            yield return [suspected, happening.MannerOrFirst == "cancelled" ? Fall(at + CancelTime, "cancelled") : Fall(at + DecisionTime, "confirmed")];
        }
    }

    /// <summary>Whether a device is worn and speaks at this moment; that it may be on its charger is passed over, because who names the manner of a fall means it.</summary>
    private static bool Works(SensorId sensor, Instant at, IReadOnlyList<Happening> all) => !all.Any(happening =>
        happening.Sensor == sensor && happening.During.Contains(at)
        && (happening.Kind == HappeningKinds.NotWorn || happening.Kind == HappeningKinds.SensorDead || happening.Kind == HappeningKinds.SensorFault));

    /// <summary>Whether the resident is out of reach of the kit; who is out for a while comes in to call.</summary>
    private static bool IsInHospital(Instant at, IReadOnlyList<Happening> all) => all.Any(happening => happening.Kind == HappeningKinds.HospitalStay && happening.During.Contains(at));

    private static Observation Fall(Instant at, string word) => new(HomeSensors.Wrist, Quantities.Fall, at, ObservedValue.Of(word));
}
