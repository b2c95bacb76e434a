namespace AgeingMonitor.Analytics.Detection.Inputs;

/// <summary>What is remembered of the inputs of one model in a home: at most five weeks. A mutable value, saved as it is.</summary>
internal sealed class InputDriftState
{
    /// <summary>Hash of the model whose bins these are; rows of another model's bins mean nothing.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>The week that runs last.</summary>
    public List<WeekOfBins> Weeks { get; set; } = [];

    /// <summary>As last measured, at the end of a week; null while there were too few rows.</summary>
    public double? Distance { get; set; }

    /// <summary>Whether the home has been told of, and has not come back within the limit.</summary>
    public bool IsTold { get; set; }
}
