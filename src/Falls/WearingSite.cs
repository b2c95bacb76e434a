namespace AgeingMonitor.Falls;

/// <summary>Where on the body a sensor is worn, by the name that it was given: the first word of it, such as <c>wrist</c> of <c>wrist-2</c>.</summary>
public static class WearingSite
{
    /// <summary>At the wrist: <c>wrist</c>, <c>watch</c>.</summary>
    public const string Wrist = "wrist";

    /// <summary>At the waist: <c>waist</c>, <c>belt</c>, <c>hip</c>.</summary>
    public const string Waist = "waist";

    /// <summary>The site; null when the name does not tell.</summary>
    public static string? Of(ReadOnlySpan<char> sensorName)
    {
        var end = sensorName.IndexOfAnyExceptInRange('a', 'z');
        return (end < 0 ? sensorName : sensorName[..end]) switch
        {
            "wrist" or "watch" => Wrist,
            "waist" or "belt" or "hip" => Waist,
            _ => null,
        };
    }
}
