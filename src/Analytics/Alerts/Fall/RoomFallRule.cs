using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Alerts.Fall;

/// <summary>What sensors of rooms say of falls, alone or together with a worn one: an alert of the rule <c>fall</c>, medium while it is suspected, high once it is confirmed.</summary>
internal static class RoomFallRule
{
    /// <summary>The priority of a fall that one sensor of a room suspects by itself.</summary>
    public const AlertPriority Suspected = AlertPriority.Medium;

    private const string Source = "src/Analytics/Detection/Falls";

    public static AlertDraft Raise(PlanView plan, KitId kit, in FallNews news, Instant raisedAt) => new()
    {
        Id = AlertId.Derive(plan.Home, AlertRules.Fall, AlertSubject.Of(kit, news.Sensor).Value, news.Start),
        Home = plan.Home,
        Rule = AlertRules.Fall,
        Subject = plan.ResidentOf(kit, news.Sensor, news.Start) is { } resident ? AlertSubject.Of(resident) : plan.OnlyResidentAt(news.Start),
        Priority = news.IsWorn ? AlertPriority.High : Suspected,
        EpisodeStart = news.Start,
        RaisedAt = raisedAt,
        Summary = Summary(plan, news),
        Evidence = [new((news.IsWorn ? Quantities.Fall : Quantities.FloorPresence).Code, news.Sensor, news.Start, news.IsWorn ? null : 1, null, null, $"{Source}: {(news.IsWorn ? "worn sensor" : "sensor of a room")}")],
        Development = Development(plan, news),
    };

    private static LocalizedText Summary(PlanView plan, in FallNews news)
    {
        var at = AlertText.ExactTime(plan, news.Start);
        return news.IsWorn
            ? new($"Chute suspectée à {at} d’après le capteur porté « {news.Sensor} »", $"Suspected fall at {at} by the worn sensor \"{news.Sensor}\"")
            : new(
                $"Chute suspectée : quelqu’un au sol depuis {at} d’après le capteur « {news.Sensor} », sans autre signe : à vérifier",
                $"Suspected fall: somebody on the floor since {at} by the sensor \"{news.Sensor}\", no other sign: to be checked");
    }

    private static AlertDevelopment? Development(PlanView plan, in FallNews news) => news is not { Kind: { } kind, Reason: { } reason }
        ? null
        : new(
            kind,
            reason,
            news.At,
            kind == AlertDevelopments.Confirmed ? AlertPriority.High : Suspected,
            FallText.Developed(kind, reason, AlertText.ExactTime(plan, news.Start), AlertText.ExactTime(plan, news.At)),
            [new((news.Other is null || news.IsWorn ? Quantities.FloorPresence : Quantities.Fall).Code, news.Other ?? news.Sensor, news.At, null, null, null, $"{Source}: {reason}")]);
}
