namespace AgeingMonitor.Edge.Sensors.HelpButton;

/// <summary>What a help button's lamp and buzzer tell the resident.</summary>
public enum HelpSignal
{
    /// <summary>Nothing: dark and silent.</summary>
    Idle,

    /// <summary>The kit has heard the press: quick flashes, one tone.</summary>
    Heard,

    /// <summary>The care team's server has the call: steady light, two tones.</summary>
    Confirmed,

    /// <summary>The kit believes that something happened and will call unless the button is pressed: slow flashes, a tone each second.</summary>
    Question,

    /// <summary>It is too warm at a place that the kit watches, such as beside the stove: two seconds lit, two dark, a long tone each time.</summary>
    TooWarm,

    /// <summary>Somebody wants to see which kit this is: two short flashes each second, two chirps every second one.</summary>
    Identify,
}
