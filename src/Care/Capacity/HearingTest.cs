namespace AgeingMonitor.Care.Capacity;

/// <summary>How hearing was tried; Step 1 takes any of them.</summary>
public enum HearingTest
{
    /// <summary>Words whispered from an arm's length beside the ear.</summary>
    Whisper = 0,

    /// <summary>Screening audiometry: hears at 35 dB or less.</summary>
    Audiometry = 1,

    /// <summary>An app that plays digits in noise.</summary>
    App = 2,
}
