using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Kit;

/// <summary>What goes on around a kit: its parts, and somebody who moves about.</summary>
/// <param name="buses">Where the parts are.</param>
internal abstract class HomeAround(SimulatedBuses buses) : IDisposable
{
    /// <summary>The board's buses, as the kit sees them.</summary>
    public virtual IKitBuses Buses => buses;

    /// <summary>The home of a name: <c>counted</c>, <c>load</c> or <c>quiet</c>.</summary>
    public static HomeAround Open(string name, string folder, int life, SimulatedBuses buses) => name switch
    {
        "counted" => new CountedHome(folder, life, buses),
        "load" => new LoadedHome(folder, buses),
        "quiet" => new QuietHome(buses),
        _ => throw new ArgumentException($"'{name}' is no home: counted, load, quiet.", nameof(name)),
    };

    /// <summary>Somebody begins to move about.</summary>
    public abstract void Begin();

    /// <summary>The kit has ended in good order.</summary>
    public abstract void End();

    public abstract void Dispose();

    /// <summary>Nobody and nothing.</summary>
    private sealed class QuietHome(SimulatedBuses buses) : HomeAround(buses)
    {
        public override void Begin()
        {
        }

        public override void End()
        {
        }

        public override void Dispose()
        {
        }
    }
}
