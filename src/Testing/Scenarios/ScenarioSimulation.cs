using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Testing.Scenarios;

/// <summary>Simulates a scenario. The same scenario and seed give the same lines on every machine.</summary>
public static class ScenarioSimulation
{
    /// <summary>Seed of the replay cases and of every golden log.</summary>
    public const ulong CaseSeed = 1;

    /// <summary>The homes, days and happenings of a scenario, for a simulation.</summary>
    public static SimulationOptions OptionsOf(Scenario scenario, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new SimulationOptions
        {
            Name = scenario.Name,
            Homes = scenario.Homes,
            Days = scenario.Days,
            Start = scenario.Start,
            TimeZone = scenario.TimeZone,
            Seed = seed,
            Happenings = scenario.Happenings,
            Dwelling = DwellingKind.Flat,
        };
    }

    /// <summary>The simulation of a scenario; nothing is computed before it is asked for.</summary>
    public static Simulation Create(Scenario scenario, ulong seed = CaseSeed) => Simulation.Create(OptionsOf(scenario, seed));

    /// <summary>The packs of a simulation as a server would decode them, ticks and repeats included, in the order of the wire. What cannot be decoded is left out, as ingest does.</summary>
    public static IEnumerable<Pack> PacksOf(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        foreach (var message in simulation.Messages())
        {
            if (RecordingSummary.DecodeOf(message) is { } pack)
            {
                yield return pack;
            }
        }
    }
}
