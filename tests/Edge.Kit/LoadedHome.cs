using System.Globalization;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Kit;

/// <summary>
/// Two accelerometers and twelve sensors of the home, one of them a help button; somebody moves about once a second. Each second <c>simulated.txt</c> tells how many microseconds of processor all that has taken:
/// what the process has taken besides is the kit's.
/// </summary>
internal sealed class LoadedHome : HomeAround
{
    private static readonly int[] Motions = [4, 5, 6, 12, 13, 16];
    private static readonly int[] Doors = [17, 19, 20];
    private readonly MeteredBuses metered;
    private readonly SimulatedBuses parts;
    private readonly string told;
    private readonly ManualResetEventSlim ended = new();

    public LoadedHome(string folder, SimulatedBuses buses)
        : base(buses)
    {
        (parts, metered, told) = (buses, new MeteredBuses(buses), Path.Combine(folder, "simulated.txt"));
        buses.I2c.Attach(0x18, new SimulatedLis3dh(buses.Clock) { Signal = at => (0.3 * Math.Sin(at * 6), 0.1, 1) });
        buses.I2c.Attach(0x19, new SimulatedLis3dh(buses.Clock));
        buses.I2c.Attach(0x44, new SimulatedSht4x(buses.Clock));
        buses.I2c.Attach(0x45, new SimulatedSht4x(buses.Clock));
        buses.Header.Drive(22, true);
    }

    public override IKitBuses Buses => metered;

    public override void Begin() => new Thread(Live) { IsBackground = true, Name = "home" }.Start();

    public override void End() => ended.Set();

    public override void Dispose()
    {
    }

    /// <summary>The parts' clock goes with the real one.</summary>
    private void Live()
    {
        var begun = TimeProvider.System.GetTimestamp();
        var random = new Random(3);
        for (var round = 1; !ended.Wait(20); round++)
        {
            parts.Clock.Advance(TimeProvider.System.GetElapsedTime(begun) - parts.Clock.Elapsed);
            if (random.Next(50) == 0)
            {
                var pin = random.Next(2) == 0 ? Motions[random.Next(Motions.Length)] : Doors[random.Next(Doors.Length)];
                parts.Header.Drive(pin, !parts.Header.Level(pin));
            }

            if (round % 50 == 0)
            {
                File.WriteAllText(told + ".new", (metered.Microseconds + ThreadTime.Microseconds).ToString(CultureInfo.InvariantCulture));
                File.Move(told + ".new", told, overwrite: true);
            }
        }
    }
}
