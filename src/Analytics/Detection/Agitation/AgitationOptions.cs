using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>When six hours are listed as a risk of agitation. How often is the budget's. Section <c>Analytics:Agitation</c>.</summary>
public sealed class AgitationOptions
{
    /// <summary>Days with activity before anything is said. Default 7; 1 to 60.</summary>
    [Range(1, 60)]
    public int LearnsDays { get; set; } = 7;
}
