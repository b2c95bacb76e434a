namespace AgeingMonitor.Care.Installation;

/// <summary>What the installer is asked to do.</summary>
public enum WalkStepKind
{
    /// <summary>Walk into a room.</summary>
    Room = 0,

    /// <summary>Open a door and shut it.</summary>
    Door = 1,

    /// <summary>Lie on the bed and get up.</summary>
    Bed = 2,

    /// <summary>Sit down and get up.</summary>
    Chair = 3,

    /// <summary>Press the help button.</summary>
    Help = 4,

    /// <summary>Take up what is worn, or use what is used: a watch, a scale, a cuff.</summary>
    Worn = 5,

    /// <summary>Nothing: sensors that speak of their own accord are waited for.</summary>
    Listen = 6,

    /// <summary>Take the internet away and give it back.</summary>
    Link = 7,

    /// <summary>Take the mains away and give them back.</summary>
    Power = 8,

    /// <summary>See a test alarm through: raised, taken by the team, closed as a test.</summary>
    Alarm = 9,

    /// <summary>Press the test button of what is silent until it must not be: smoke, water, gas.</summary>
    Try = 10,
}
