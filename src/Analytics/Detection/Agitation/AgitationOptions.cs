using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>When six hours are listed as a risk of agitation. Section <c>Analytics:Agitation</c>.</summary>
public sealed class AgitationOptions
{
    /// <summary>Days with activity before anything is said. Default 7; 1 to 60.</summary>
    [Range(1, 60)]
    public int LearnsDays { get; set; } = 7;

    /// <summary>Added to the model's threshold, in the unit of its score: above 0 lists less. Default 0; −100 to 100.</summary>
    [Range(-100.0, 100.0)]
    public double Stricter { get; set; }
}
