using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Rules;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Sensors.HelpButton;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>A home with its rules on a virtual clock: a worn sensor, a button with a lamp, a pendant without, a radar, a hall, a stove.</summary>
internal sealed class RuledHome : IDisposable
{
    public static readonly SensorId Wrist = SensorId.Parse("wrist");
    public static readonly SensorId Button = SensorId.Parse("button");
    public static readonly SensorId Pendant = SensorId.Parse("pendant");
    public static readonly SensorId Radar = SensorId.Parse("radar");
    public static readonly SensorId Device = SensorId.Parse("mat");
    public static readonly SensorId Hall = SensorId.Parse("hall");
    public static readonly SensorId Stove = SensorId.Parse("stove");
    public static readonly KitRules Configured = new() { Worn = Wrist, TooWarm = [new(Stove, 45)] };

    private Dictionary<SensorId, IHelpSignal> buttons;

    public RuledHome(bool hasButton = true, KitRules? rules = null, bool canShow = true)
    {
        Lamp = new() { CanShow = canShow };
        Clock.Advance(TimeSpan.FromHours(1));
        buttons = hasButton ? new() { [Button] = Lamp } : [];
        Local = new LocalRules(rules ?? Configured, buttons, Teller, Clock, Log);
        Local.Start(null);
    }

    public VirtualClock Clock { get; } = new();

    public RecordedTeller Teller { get; } = new();

    public RecordedSignal Lamp { get; private set; }

    public HeardLog Log { get; } = new();

    public LocalRules Local { get; private set; }

    public long Now => Stamps.Now(Clock);

    /// <summary>Another configuration has come, as the roster applies it.</summary>
    public RuledHome Change(KitRules? rules = null)
    {
        var former = Local;
        Local = new LocalRules(rules ?? Configured, buttons, Teller, Clock, Log);
        Local.Start(former);
        former.Dispose();
        return this;
    }

    /// <summary>The button is set up otherwise: another driver with a lamp of its own has taken its place.</summary>
    public RuledHome ChangeButton()
    {
        Lamp = new();
        buttons = new() { [Button] = Lamp };
        return Change();
    }

    public bool Press(SensorId? button = null) => Local.See(button ?? Button, Quantities.Help, ObservedValue.Of(1), Now);

    public bool See(SensorId sensor, QuantityDefinition quantity, double value) => Local.See(sensor, quantity, ObservedValue.Of(value), Now);

    public bool SeeFall(SensorId sensor, string word) => Local.See(sensor, Quantities.Fall, ObservedValue.Of(word), Now);

    public RuledHome Wait(double seconds)
    {
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        return this;
    }

    /// <summary>Moves on with the worn sensor measuring, 50 samples a second, each given at its instant. Samples are told from when the wearing begins.</summary>
    public RuledHome Wear(double seconds, Func<double, (double X, double Y, double Z)> motion)
    {
        for (var i = 0; i < seconds * 50; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(20));
            var (x, y, z) = motion(i / 50.0);
            Local.Accelerate(Wrist, Now, x, y, z);
        }

        return this;
    }

    /// <summary>A fall by the worn sensor until it is suspected: sitting for 4 s, a free fall, a hard knock at 4.4 s, lying without moving.</summary>
    public RuledHome Fall()
    {
        Wear(4 + SecondsToSuspicion, Motions.Fall);
        return this;
    }

    /// <summary>From the beginning of the fall to the suspicion, with room to spare.</summary>
    public const double SecondsToSuspicion = 3.4;

    public void Dispose() => Local.Dispose();
}
