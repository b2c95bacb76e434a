using System.Globalization;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Testing.Laboratory;

/// <summary>The homes of a simulation for the laboratory.</summary>
public static class SimulationHomes
{
    /// <summary>Every home of a simulation, made one after the other as they are asked for. Each may be played by a thread of its own, once.</summary>
    /// <param name="options">The simulation.</param>
    /// <param name="scenario">The scenario that it plays; null for none.</param>
    /// <exception cref="ArgumentException">An option is out of its range; <see cref="SimulationOptions.FindFault"/> says so beforehand.</exception>
    public static IEnumerable<LaboratoryHome> Of(SimulationOptions options, string? scenario)
    {
        var simulation = Simulation.Create(options);
        for (var i = 0; i < simulation.Homes.Count; i++)
        {
            // A new one each: what a home remembers of its days goes with it when it has been played.
            var home = simulation.Homes[i].With(simulation.Homes[i].Happenings);
            yield return new LaboratoryHome
            {
                Name = (i + 1).ToString(CultureInfo.InvariantCulture),
                Scenario = scenario,
                Plan = simulation.Manifest.Homes[i],
                During = simulation.During,
                Packs = new KitTape(home, simulation.During, new KitTapeOptions { Seed = options.Seed, PackPeriod = options.PackPeriod, TickAfter = null }).Packs(),
                Happenings = simulation.HappeningsOf(home),
                Days = Enumerable.Range(0, options.Days).Select(day => home.DayOf(options.Start.AddDays(day))),
            };
        }
    }
}
