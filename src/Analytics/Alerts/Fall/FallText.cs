using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Alerts.Fall;

/// <summary>Words of a fall that is suspected, confirmed or cancelled; times are the home's local time of day to the second.</summary>
internal static class FallText
{
    /// <summary>A suspected fall is settled so long after it at the latest: confirmed unless the resident cancels or walks.</summary>
    public static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(35);

    /// <summary>The sentence of a suspicion, with the time until which it may still be cancelled.</summary>
    /// <param name="plan">The home.</param>
    /// <param name="began">When the fall began.</param>
    /// <param name="french">What it is suspected from; may be empty.</param>
    /// <param name="english">The same.</param>
    /// <param name="settledBy">When it is settled at the latest.</param>
    public static LocalizedText Suspected(PlanView plan, Instant began, string french, string english, Instant settledBy)
    {
        string at = AlertText.ExactTime(plan, began), by = AlertText.ExactTime(plan, settledBy);
        return new($"Chute suspectée à {at}{french} ; confirmation ou annulation d’ici {by}", $"Suspected fall at {at}{english}; to be confirmed or cancelled by {by}");
    }

    /// <summary>The sentence of a fall that a sensor of a room tells of itself: nothing settles it within a time.</summary>
    public static LocalizedText SuspectedInARoom(PlanView plan, Instant began, SensorId sensor)
    {
        var at = AlertText.ExactTime(plan, began);
        return new($"Chute suspectée à {at} d’après le capteur « {sensor} » : à vérifier", $"Suspected fall at {at} by the sensor \"{sensor}\": to be checked");
    }

    /// <summary>The sentence of what has become of a fall.</summary>
    /// <param name="kind">One of <see cref="AlertDevelopments"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="fallAt">When it began.</param>
    /// <param name="at">When it was confirmed or cancelled.</param>
    public static LocalizedText Developed(string kind, string reason, string fallAt, string at)
    {
        var why = Why(reason);
        return kind switch
        {
            AlertDevelopments.Confirmed => new($"Chute confirmée, survenue à {fallAt} : {why.French} ({at})", $"Confirmed fall of {fallAt}: {why.English} ({at})"),
            AlertDevelopments.Joined => new($"Chute suspectée à {fallAt} : {why.French} ({at}), voir l’autre alerte", $"Suspected fall of {fallAt}: {why.English} ({at}), see the other alert"),
            _ => new($"Chute suspectée à {fallAt}, {why.French} à {at} : à vérifier", $"Suspected fall of {fallAt}, {why.English} at {at}: to be checked"),
        };
    }

    private static LocalizedText Why(string reason) => reason switch
    {
        AlertDevelopments.Still => new("immobile depuis le choc", "still since the knock"),
        AlertDevelopments.Unanswered => new("ni annulation ni pas depuis", "neither cancelled nor steps since"),
        AlertDevelopments.Kit => new("confirmée par le capteur", "confirmed by the sensor"),
        AlertDevelopments.SecondSource => new("vue aussi par un second capteur", "seen by a second sensor too"),
        AlertDevelopments.OnFloor => new("toujours au sol, sans mouvement ailleurs", "still on the floor, no movement elsewhere"),
        AlertDevelopments.Walking => new("suivie de pas", "followed by steps"),
        AlertDevelopments.Resident => new("annulée sur le capteur", "cancelled on the sensor"),
        AlertDevelopments.Elsewhere => new("suivie de mouvement dans une autre pièce", "followed by movement in another room"),
        AlertDevelopments.OffFloor => new("plus personne au sol", "nobody on the floor any more"),
        AlertDevelopments.WornSensor => new("signalée aussi par le capteur porté", "told by the worn sensor too"),
        _ => new(reason, reason),
    };
}
