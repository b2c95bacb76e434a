using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.HelpButton;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>Makes the rules of a configuration, which stand still until they are started; null when it has none. Disposed of when others take their place.</summary>
/// <param name="rules">What the kit decides by itself.</param>
/// <param name="signals">Lamps and buzzers of the help buttons, by sensor.</param>
internal delegate IReadingRules? RulesFactory(KitRules rules, IReadOnlyDictionary<SensorId, IHelpSignal> signals);

/// <summary>
/// The sensors that run, as the configuration wants them. When it changes, those that are gone or set up otherwise are stopped, those that are new are started, and the others know nothing of it. One caller at
/// a time changes; anybody may look.
/// </summary>
internal sealed partial class SensorRoster(IKitBuses buses, KitVoice kit, RulesFactory makeRules, Random random, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    /// <summary>Longest that a thread may be held up by its part: a transfer in Linux gives up after seconds. Beyond it, it hangs.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);

    /// <summary>Longest that a change waits for a sensor to let go.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private volatile IReadOnlyList<SupervisedSensor> sensors = [];
    private volatile IReadingRules? rules;
    private KitRules? ruled;

    /// <summary>How each sensor is, in the order of the configuration.</summary>
    public IReadOnlyList<SensorReport> Reports => [.. sensors.Select(sensor => sensor.Report)];

    /// <summary>The rules in force; null when there are none.</summary>
    public IReadingRules? Rules => rules;

    /// <summary>Asks each sensor's thread whether it gets round, and tells which have not for too long.</summary>
    public IReadOnlyList<SensorId> FindHeldUp()
    {
        var now = sensors;
        var silent = now.Where(sensor => !sensor.HasAnswered(LongestHold)).Select(sensor => sensor.Setup.Name).ToList();
        foreach (var sensor in now)
        {
            sensor.Ask();
        }

        return silent;
    }

    /// <summary>What each sensor has lost since this was asked before; those that lost nothing are left out.</summary>
    public IReadOnlyList<(SensorId Sensor, long Count)> TakeLosses() => [.. sensors.Select(sensor => (sensor.Setup.Name, sensor.Losses.TakeNew())).Where(loss => loss.Item2 > 0)];

    /// <summary>From now on these sensors run and no others. Everything that can fail is made before anything is stopped.</summary>
    /// <returns>Null; or, in words, why the configuration cannot be used: then sensors and rules go on as before.</returns>
    public async Task<string?> ApplyAsync(KitConfiguration? configuration)
    {
        var (before, wantedRules) = (sensors, configuration?.Rules);
        List<SupervisedSensor> fresh = [];
        IReadOnlyList<SupervisedSensor> wanted, gone;
        IReadingRules? made = null;
        bool areRulesOther;
        try
        {
            wanted = [.. (configuration?.Sensors ?? []).Select(setup => before.FirstOrDefault(sensor => sensor.Setup.Equals(setup)) ?? Add(fresh, setup))];
            gone = [.. before.Except(wanted)];

            // Rules are made anew only when they, or the lamps that they light, have changed: a question that the resident is being asked goes on.
            areRulesOther = !IsSame(ruled, wantedRules) || gone.Concat(fresh).Any(sensor => sensor.Signal is not null);
            if (areRulesOther && wantedRules is not null)
            {
                made = makeRules(wantedRules, wanted.Where(sensor => sensor.Signal is not null).ToDictionary(sensor => sensor.Setup.Name, sensor => sensor.Signal!));
            }
        }
        catch (Exception e)
        {
            // A mistake of the program's, which is told; a home is not to lose its help button by it.
            fresh.ForEach(sensor => sensor.Dispose());
            LogNotMade(e);
            return $"The rules or a sensor cannot be made ({e.GetType().Name}): {e.Message}";
        }

        sensors = [.. before.Except(gone)];
        await StopAsync(gone);
        foreach (var left in gone.Select(sensor => sensor.Setup.Name).Except(wanted.Select(sensor => sensor.Setup.Name)))
        {
            rules?.Leave(left);
        }

        sensors = wanted;
        if (areRulesOther)
        {
            var former = rules;
            made?.Start(former);
            (ruled, rules) = (wantedRules, made);
            await DisposeOfAsync(former);
        }

        fresh.ForEach(sensor => sensor.Start());
        if (gone.Count + fresh.Count > 0)
        {
            LogChanged(fresh.Count, gone.Count, sensors.Count);
        }

        return null;
    }

    /// <summary>Stops them all.</summary>
    public async ValueTask DisposeAsync()
    {
        var gone = sensors;
        sensors = [];
        await StopAsync(gone);
        var last = rules;
        rules = null;
        await DisposeOfAsync(last);
    }

    private static async Task DisposeOfAsync(IReadingRules? former)
    {
        if (former is IAsyncDisposable waiting)
        {
            await waiting.DisposeAsync();
        }
        else
        {
            (former as IDisposable)?.Dispose();
        }
    }

    private static async Task StopAsync(IReadOnlyList<SupervisedSensor> gone)
    {
        await Task.WhenAll(gone.Select(sensor => sensor.StopAsync(StopPatience)));
        foreach (var sensor in gone)
        {
            sensor.Dispose();
        }
    }

    private SupervisedSensor Add(List<SupervisedSensor> fresh, SensorSetup setup)
    {
        // Each supervisor has a source of chance of its own: they are asked from several threads.
        var made = new SupervisedSensor(setup, buses, kit, () => rules, new Random(random.Next()), clock, logger);
        fresh.Add(made);
        return made;
    }

    private static bool IsSame(KitRules? one, KitRules? other) =>
        one is null || other is null ? one is null && other is null : one.Worn == other.Worn && one.TooWarm.SequenceEqual(other.TooWarm);

    [LoggerMessage(7306, LogLevel.Information, "{Fresh} sensors started, {Gone} stopped; {All} are to run")]
    private partial void LogChanged(int fresh, int gone, int all);

    [LoggerMessage(7307, LogLevel.Error, "A configuration cannot be used; sensors and rules go on as before")]
    private partial void LogNotMade(Exception error);
}
