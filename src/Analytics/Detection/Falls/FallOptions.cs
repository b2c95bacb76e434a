using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>How what radars and other sensors of rooms say of falls is weighed. Where the numbers come from is in this folder's README. Section <c>Analytics:Falls</c>.</summary>
public sealed class FallOptions : IValidatableObject
{
    /// <summary>Two sources that speak within this speak of the same fall. Default 60 s; 10 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:05:00")]
    public TimeSpan Together { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A floor is told as a suspicion when somebody has been seen on it for so long. Default 60 s; 10 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan Held { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>And confirmed when it has been seen for so long, nothing moved elsewhere, and somebody was there. Default 180 s; 30 s to 30 min, not below <see cref="Held"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "00:30:00")]
    public TimeSpan Confirmed { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>A sign of movement elsewhere so soon after the floor is first seen may be the way there. Default 10 s; 0 to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan OnTheWay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A floor that was dismissed is told anew, as a suspicion, when nothing has moved elsewhere for so long and it is seen still. Default 10 min; 3 to 60 min.</summary>
    [Range(typeof(TimeSpan), "00:03:00", "01:00:00")]
    public TimeSpan Quiet { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A sensor of movement may not see who comes for so long: whoever was seen elsewhere so shortly before may have come in. Default 2 min; 0 to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Blind { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Where no other sensor sees the room, somebody has moved in the home so shortly before the floor is seen. Default 10 min; 1 to 60 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan CameWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>In a shared home somebody has moved in the room so shortly before the floor is seen: what moves elsewhere says nothing there. Default 30 min; 1 min to 6 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "06:00:00")]
    public TimeSpan ThereWithin { get; set; } = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Confirmed < Held)
        {
            yield return new($"Analytics:Falls:Confirmed is {Confirmed}, less than Held, {Held}: nothing is confirmed before it is suspected.", [nameof(Confirmed)]);
        }
    }
}
