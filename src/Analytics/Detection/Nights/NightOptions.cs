using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>When it is night, and what is told of it. How often ordinary nights may pass a person's own limits is the budget's. Where the numbers come from is in this folder's README. Section <c>Analytics:Nights</c>.</summary>
public sealed class NightOptions
{
    /// <summary>Local hour from which leaving the bed or the home is looked at. Default 22; 20 to 23.</summary>
    [Range(20, 23)]
    public int BeginsAtHour { get; set; } = 22;

    /// <summary>Local hour until which; earlier where the person's own nights end earlier. Default 6; 4 to 8.</summary>
    [Range(4, 8)]
    public int EndsAtHour { get; set; } = 6;

    /// <summary>How long nobody may be seen inside after the front door was used. Default 5 minutes; 2 to 30.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "00:30:00")]
    public TimeSpan OutLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long somebody may be out of bed before it counts that they are not seen. Default 30 minutes, until the person's own limit is learned; 10 minutes to 2 hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "02:00:00")]
    public TimeSpan BedLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long somebody who is out of bed may be unseen. Default 20 minutes; 10 minutes to 2 hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "02:00:00")]
    public TimeSpan UnseenLimit { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>The same in a living room, where people sit down at night and doze. Default 60 minutes; 10 minutes to 4 hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "04:00:00")]
    public TimeSpan UnseenSittingLimit { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>Changes of room in one walk that are wandering. Default 12, until the person's own limit is learned, and never fewer; 6 to 60.</summary>
    [Range(6, 60)]
    public int WanderingChanges { get; set; } = 12;

    /// <summary>Times out of bed that make a night restless before the person's own nights are known. Default 6; 3 to 20.</summary>
    [Range(3, 20)]
    public int RestlessExits { get; set; } = 6;

    /// <summary>Nights of their own that a person needs before limits of their own hold. Default 14; 7 to 28.</summary>
    [Range(7, 28)]
    public int LearnsNights { get; set; } = 14;
}
