namespace AgeingMonitor.Testing.Laboratory.Matching;

/// <summary>What an alert was, against the truth. Every alert is exactly one of these.</summary>
public enum AlertVerdict
{
    /// <summary>The first about something that needed one.</summary>
    Found = 0,

    /// <summary>One more about something that needed one and had it already.</summary>
    Repeat = 1,

    /// <summary>About something that did not need one, but explains it.</summary>
    Understandable = 2,

    /// <summary>About nothing that happened.</summary>
    False = 3,
}
