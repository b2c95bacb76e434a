using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Tests.Cases;

/// <summary>What was played to each driver when its case was recorded.</summary>
internal static class CaseScenarios
{
    private static readonly byte[] Bosch = Convert.FromHexString("706B436718FC7D8E43D6D00B270B8C00F9FF8C3CF8C670170000004B");

    /// <summary>A driver's case: its options, how long it runs, and the part before it.</summary>
    internal sealed record Scenario(string Options, double Seconds, Action<SimulatedBuses> Attach);

    public static IReadOnlyDictionary<string, Scenario> All { get; } = new Dictionary<string, Scenario>
    {
        ["lis3dh"] = Part("{}", 0.5, 0x18, clock => new SimulatedLis3dh(clock) { Signal = at => (0.12, Math.Round(Math.Sin(at * 9), 2), 0.96) }),
        ["adxl345"] = Part("{}", 0.35, 0x53, clock => new SimulatedAdxl345(clock) { Signal = at => (0.125, Math.Round(Math.Sin(at * 9), 2), 1) }),
        ["mpu6050"] = Part("{}", 0.7, 0x68, clock => new SimulatedMpu6050(clock) { Signal = at => (0.125, Math.Round(Math.Sin(at * 9), 2), 1) }),
        ["icm42688"] = Part("{}", 0.5, 0x68, clock => new SimulatedIcm42688(clock) { Signal = at => (0.125, Math.Round(Math.Sin(at * 9), 2), 1) }),
        ["sht4x"] = Part("""{"period-seconds":60}""", 130, 0x44, clock => new SimulatedSht4x(clock)),
        ["bme280"] = Part("""{"period-seconds":60}""", 130, 0x76, clock => new SimulatedBme280(clock, Bosch[..24].Concat<byte>([0, 75]).ToArray(), [0x6A, 0x01, 0x00, 0x14, 0x21, 0x03, 0x1E])),
        ["mlx90614"] = Part("""{"period-seconds":60}""", 130, 0x5A, _ => new SimulatedMlx90614 { Words = { [0x07] = 0x3C18 } }),
        ["amg8833"] = Part("""{"hold-seconds":5}""", 20, 0x69, clock => new SimulatedAmg8833(clock) { Scene = pixel => clock.Elapsed.TotalSeconds is > 6 and < 11 && pixel is 27 or 28 ? 28 : 21 }),
        ["nau7802"] = Part("""{"counts-per-kilogram":1000,"empty-counts":100000}""", 25, 0x2A, clock => new SimulatedNau7802(clock) { Load = at => at is > 6 and < 14 ? 160_000 : 100_000 }),
        ["max30102"] = Part("{}", 61, 0x57, clock => new SimulatedMax30102(clock) { Light = at => ((int)(90_000 * (1 + (0.003 * Math.Sin(at * 7.54)))), (int)(120_000 * (1 + (0.006 * Math.Sin(at * 7.54))))) }),
    };

    private static Scenario Part(string options, double seconds, int address, Func<VirtualClock, SimulatedI2cPart> part) => new(options, seconds, buses => buses.I2c.Attach(address, part(buses.Clock)));
}
