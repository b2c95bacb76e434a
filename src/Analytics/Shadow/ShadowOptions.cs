namespace AgeingMonitor.Analytics.Shadow;

/// <summary>Models that run beside those in force and raise nothing: each names the file of a model, with its card beside it. Section <c>Analytics:Shadow</c>.</summary>
public sealed class ShadowOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Analytics:Shadow";

    /// <summary>A file of trees for falls. Default none.</summary>
    public string? Falls { get; set; }

    /// <summary>A file of trees for agitation. Default none.</summary>
    public string? Agitation { get; set; }

    /// <summary>A file of the routine model. Default none.</summary>
    public string? Routine { get; set; }
}
