namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>The clinical risk that the score stands for (RCP 2017, chart 2).</summary>
public enum News2Level
{
    /// <summary>0 to 4, no parameter at 3.</summary>
    Low = 0,

    /// <summary>One parameter at 3: an urgent look by a nurse.</summary>
    SingleThree = 1,

    /// <summary>5 or 6: urgent response.</summary>
    Medium = 2,

    /// <summary>7 or more: emergency response.</summary>
    High = 3,
}
