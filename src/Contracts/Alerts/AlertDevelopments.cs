namespace AgeingMonitor.Contracts.Alerts;

/// <summary>Kinds of <see cref="AlertDevelopment"/>, and the reasons for them. A name never changes its meaning.</summary>
public static class AlertDevelopments
{
    /// <summary>The suspicion has been confirmed. This says more than anything that comes before or after it.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The resident has cancelled it, or is up again. The alert stays: somebody looks and closes it.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Another alert tells of the same episode, and says more.</summary>
    public const string Joined = "joined";

    /// <summary>What a technical alert tells of is over by itself. The alert is closed with it, whoever has taken it; nobody needs to go there any more.</summary>
    public const string Ended = "ended";

    /// <summary>Confirmed: whoever wears the sensor has been still since.</summary>
    public const string Still = "still";

    /// <summary>Confirmed: neither steps nor the button since.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>Confirmed: the kit says so.</summary>
    public const string Kit = "kit";

    /// <summary>Confirmed: a second sensor, of another kind or place, has seen the same.</summary>
    public const string SecondSource = "second-source";

    /// <summary>Confirmed: somebody has stayed on the floor since, and nothing moved elsewhere.</summary>
    public const string OnFloor = "on-floor";

    /// <summary>Cancelled: whoever wears the sensor walks.</summary>
    public const string Walking = "walking";

    /// <summary>Cancelled: by the resident, on the sensor.</summary>
    public const string Resident = "resident";

    /// <summary>Cancelled: somebody who lives alone is up and about elsewhere in the home.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Cancelled: nobody is on the floor any more.</summary>
    public const string OffFloor = "off-floor";

    /// <summary>Joined: a worn sensor has told of it too.</summary>
    public const string WornSensor = "worn-sensor";

    /// <summary>Ended: the sensor speaks again.</summary>
    public const string SpeaksAgain = "speaks-again";
}
