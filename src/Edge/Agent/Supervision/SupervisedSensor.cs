using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.HelpButton;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>One sensor of the kit with its supervisor, its thread and its voice.</summary>
internal sealed partial class SupervisedSensor : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly SensorVoice voice;
    private readonly SensorSupervisor supervisor;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private SensorThread? thread;

    /// <summary>A sensor that stands still until <see cref="Start"/>.</summary>
    public SupervisedSensor(SensorSetup setup, IKitBuses buses, KitVoice kit, Func<IReadingRules?> rules, Random random, TimeProvider clock, ILogger logger)
    {
        (Setup, this.clock, this.logger) = (setup, clock, logger);
        voice = new SensorVoice(setup.Name, kit, rules, clock, logger);
        supervisor = new SensorSupervisor(setup, buses, voice, random, clock, logger);
    }

    /// <summary>As the configuration has it.</summary>
    public SensorSetup Setup { get; }

    /// <summary>The lamp and buzzer of a help button; null for other sensors.</summary>
    public IHelpSignal? Signal => supervisor.Driver as IHelpSignal;

    /// <summary>What it has lost.</summary>
    public LossCounts Losses => voice.Losses;

    /// <summary>How it is.</summary>
    public SensorReport Report
    {
        get
        {
            var (state, why) = voice.Condition.Look();
            return new SensorReport(Setup.Name.Value, Setup.Driver, state, why, voice.Condition.Faults, voice.LastReading, voice.Losses.ToDictionary()) { LastFault = voice.Condition.LastFault };
        }
    }

    /// <summary>Begins, on a thread of its own.</summary>
    public void Start() => thread = SensorThread.Start($"sensor {Setup.Name}", () => supervisor.RunAsync(stop.Token), clock, e => LogStray(Setup.Name.Value, e));

    /// <summary>Asks its thread whether it still gets round.</summary>
    public void Ask() => thread?.Ask();

    /// <summary>Whether its thread has answered within a time.</summary>
    public bool HasAnswered(TimeSpan within) => thread is { } running && !running.Ended.IsCompleted && clock.GetElapsedTime(running.AnsweredAt) <= within;

    /// <summary>Stops it: what its driver says as it lets go still counts, and after that nothing. One whose driver does not let go within the time is left to itself: its pins and buses stay taken.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await stop.CancelAsync();
        try
        {
            await (thread?.Ended ?? Task.CompletedTask).WaitAsync(patience, clock);
        }
        catch (TimeoutException)
        {
            LogStuck(Setup.Name.Value);
        }
        finally
        {
            voice.Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();

    [LoggerMessage(7303, LogLevel.Error, "Sensor {Sensor} cannot be stopped: a transfer hangs. What it holds stays taken until the program is started anew")]
    private partial void LogStuck(string sensor);

    [LoggerMessage(7304, LogLevel.Error, "Something that the driver of sensor {Sensor} began has failed on its own")]
    private partial void LogStray(string sensor, Exception error);
}
