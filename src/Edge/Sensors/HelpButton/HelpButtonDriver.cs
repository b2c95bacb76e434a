using System.Device.Gpio;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Pins;

namespace AgeingMonitor.Edge.Sensors.HelpButton;

/// <summary>A help button to ground with a lamp and a buzzer: a press is a call within 50 ms, once a press, and answered at once by the lamp, whatever becomes of the call.</summary>
internal sealed class HelpButtonDriver(HelpButtonOptions options, IKitBuses buses, TimeProvider clock) : ISensorDriver, IHelpSignal
{
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(30);

    /// <summary>Nobody holds a button so long: something leans on it, or it is jammed.</summary>
    private static readonly TimeSpan LongestPress = TimeSpan.FromMinutes(10);

    private bool isJammed;
    private Shown shown = new(HelpSignal.Idle, 0);

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [Contracts.Vocabulary.Quantities.Help, Contracts.Vocabulary.Quantities.SensorFault];

    public void Show(HelpSignal signal) => Volatile.Write(ref shown, new Shown(signal, clock.GetTimestamp()));

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var button = new InputPin(buses, options.Pin, PinMode.InputPullUp, "The help button");
        using var lamp = options.Lamp < 0 ? null : new OutputPin(buses, options.Lamp, "The help button's lamp");
        using var buzzer = options.Buzzer < 0 ? null : new OutputPin(buses, options.Buzzer, "The help button's buzzer");
        var level = new Debounced(Debounce, clock);

        // A button that is down when the kit starts is jammed more often than pressed; it calls at its next press.
        var hasCalled = true;
        while (true)
        {
            var at = clock.GetTimestamp();
            level.See(!button.IsHigh(), at);
            if (level.Level is false)
            {
                hasCalled = false;
                if (isJammed)
                {
                    isJammed = false;
                    output.Suspect(null, level.ChangedAt);
                }
            }
            else if (level.Level is true)
            {
                var held = clock.GetElapsedTime(level.ChangedAt, at);
                if (!hasCalled && held >= options.Hold)
                {
                    hasCalled = true;
                    output.Say(Contracts.Vocabulary.Quantities.Help, ObservedValue.Of(1), level.ChangedAt);
                    Show(HelpSignal.Heard);
                }

                if (held > LongestPress && !isJammed)
                {
                    isJammed = true;
                    output.Suspect($"The help button on GPIO{options.Pin} has been down for more than {LongestPress.TotalMinutes:0} min: it is jammed, or its lead is pinched.", at);
                }
            }

            var (signal, since) = Volatile.Read(ref shown);
            var elapsed = clock.GetElapsedTime(since, at);
            lamp?.Set(HelpPattern.IsLit(signal, elapsed), output);
            buzzer?.Set(HelpPattern.IsSounding(signal, elapsed), output);
            await Task.Delay(InputPin.Look, clock, stop);
        }
    }

    private sealed record Shown(HelpSignal Signal, long Since);
}
