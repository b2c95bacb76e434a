namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>Which of the two scales of oxygen saturation holds for a person.</summary>
public enum News2Scale
{
    /// <summary>For everybody else.</summary>
    One = 1,

    /// <summary>For people with hypercapnic respiratory failure whose prescribed saturation is 88 to 92 %; only ever set by a clinician.</summary>
    Two = 2,
}
