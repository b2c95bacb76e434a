namespace AgeingMonitor.Edge.Sensors.HelpButton;

/// <summary>The lamp and buzzer beside a help button; its driver is one. Safe to call from any thread, also while the driver does not run.</summary>
public interface IHelpSignal
{
    /// <summary>Whether there is a lamp or a buzzer at all: whoever sees and hears nothing cannot be asked.</summary>
    bool CanShow => true;

    /// <summary>Shows something else from now on. A press shows <see cref="HelpSignal.Heard"/> by itself.</summary>
    void Show(HelpSignal signal);
}
