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

    /// <summary>Whether the press that is under way has called. Kept over runs: down after it was last known to be up is a press, also when it began between two runs. A button that is down when the kit starts is jammed more often than pressed; it calls at its next press.</summary>
    private bool hasCalled = true;
    private bool isJammed;

    /// <summary>What was told of a lamp or buzzer that this run is without; null when there is nothing to tell.</summary>
    private string? without;
    private Shown shown = new(HelpSignal.Idle, 0);

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [Contracts.Vocabulary.Quantities.Help, Contracts.Vocabulary.Quantities.SensorFault];

    public bool CanShow => options.Lamp >= 0 || options.Buzzer >= 0;

    public void Show(HelpSignal signal) => Volatile.Write(ref shown, new Shown(signal, clock.GetTimestamp()));

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var button = new InputPin(buses, options.Pin, PinMode.InputPullUp, "The help button");
        string? missing = null;
        using var lamp = Open(options.Lamp, "The help button's lamp", ref missing);
        using var buzzer = Open(options.Buzzer, "The help button's buzzer", ref missing);
        if (missing != without)
        {
            without = missing;
            if (!isJammed)
            {
                output.Suspect(missing, clock.GetTimestamp());
            }
        }

        var level = new Debounced(Debounce, clock);
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
                    output.Suspect(without, level.ChangedAt);
                }
            }
            else if (level.Level is true)
            {
                var held = clock.GetElapsedTime(level.ChangedAt, at);
                if (!hasCalled && held >= options.Hold)
                {
                    hasCalled = true;

                    // Before it is told: whoever hears of the press may show something else.
                    Show(HelpSignal.Heard);
                    output.Say(Contracts.Vocabulary.Quantities.Help, ObservedValue.Of(1), level.ChangedAt);
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

    /// <summary>A lamp or buzzer; null where there is none, or where it cannot be had: a call does not need it.</summary>
    private OutputPin? Open(int number, string what, ref string? missing)
    {
        try
        {
            return number < 0 ? null : new OutputPin(buses, number, what);
        }
        catch (SensorFaultException fault)
        {
            missing = missing is null ? $"{fault.Message} The button calls without it." : $"{missing} {fault.Message}";
            return null;
        }
    }

    private sealed record Shown(HelpSignal Signal, long Since);
}
