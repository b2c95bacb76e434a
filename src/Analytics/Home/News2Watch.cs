using AgeingMonitor.Analytics.Alerts.News2;
using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The early warning scores of the residents whose measurements come by one kit. A measurement of nobody in particular has no score.</summary>
internal sealed class News2Watch(News2Options options)
{
    private readonly Dictionary<ResidentId, News2Detector> residents = [];

    /// <summary>For saving.</summary>
    public IReadOnlyDictionary<ResidentId, News2Detector> Residents => residents;

    public void Observe(PlanView plan, KitId kit, SensorId sensor, QuantityDefinition quantity, News2Parameter parameter, Instant at, double value, Instant sealedAt, ICollection<AlertDraft> raised)
    {
        // A home that is not open yet uses no episode up.
        if (!plan.IsOpenAt(at) || plan.ResidentOf(kit, sensor, at) is not { } resident)
        {
            return;
        }

        var scale = ScaleOf(resident);
        if (!residents.TryGetValue(resident, out var detector))
        {
            residents[resident] = detector = new(options, scale, new());
        }

        if (detector.Observe(parameter, sensor, quantity, at, value, out var episode))
        {
            raised.Add(News2Rule.Raise(plan, resident, episode, detector.State, scale, options.Fresh, sealedAt));
        }
    }

    public void Restore(ResidentId resident, News2State state) => residents[resident] = new(options, ScaleOf(resident), state);

    private News2Scale ScaleOf(ResidentId resident) => options.ScaleTwo.Count > 0 && options.ScaleTwo.Contains(resident.Value) ? News2Scale.Two : News2Scale.One;
}
