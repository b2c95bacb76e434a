using System.Diagnostics.Metrics;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Commands;
using AgeingMonitor.Ingest.Configurations;
using AgeingMonitor.Ingest.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>The whole pipeline between fakes, on a clock that a test moves.</summary>
internal sealed class PipelineHarness : IAsyncDisposable
{
    private readonly HandOnStage handOn;
    private readonly UrgentRaise urgent;

    public PipelineHarness(Action<IngestOptions>? more = null, bool start = true)
    {
        var options = new IngestOptions { BatchAge = TimeSpan.Zero };
        more?.Invoke(options);
        var metrics = new IngestMetrics(Meters);
        Faults = new IngestFaults(Clock, NullLogger<IngestFaults>.Instance);
        var care = new CareRetry(Faults.Care, Clock);
        var desk = new QuarantineDesk(Quarantine, care, options, metrics, Clock, NullLogger<QuarantineDesk>.Instance);
        handOn = new HandOnStage(Homes, options, metrics, Clock, NullLogger<HandOnStage>.Instance);
        urgent = new UrgentRaise(Homes, Faults, metrics, Clock);
        Pipeline = new IngestPipeline(
            new IntakeStage(new ValidateStage(options), Kits, care, desk, urgent, Link, metrics),
            new WriteStage(Store, Faults, desk, options, metrics, Clock, NullLogger<WriteStage>.Instance),
            handOn,
            new AcknowledgeStage(Link, metrics, Clock),
            new KitStateDesk(States, new ConfigurationRounds(Configurations, Link, Clock, NullLogger<ConfigurationRounds>.Instance), care, desk, Clock),
            new AnswerDesk(Commands, care, desk, metrics, NullLogger<AnswerDesk>.Instance),
            options,
            metrics,
            Clock,
            NullLogger<IngestPipeline>.Instance);
        if (start)
        {
            Pipeline.Start();
        }
    }

    /// <summary>Scope of the meter of this pipeline.</summary>
    public IMeterFactory Meters { get; } = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public Instant Now => Instant.Now(Clock);

    public IngestFaults Faults { get; }

    public IngestPipeline Pipeline { get; }

    /// <summary>Calls for help that are not raised yet.</summary>
    public int Raising => urgent.Waiting;

    public StoreFake Store { get; } = new();

    public HomesFake Homes { get; } = new();

    public QuarantineFake Quarantine { get; } = new();

    public KitStatesFake States { get; } = new();

    public KitConfigurationsFake Configurations { get; } = new();

    public KitCommandsFake Commands { get; } = new();

    public LinkFake Link { get; } = new();

    public KitDirectoryFake Kits { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask<bool> SendAsync(Pack pack) => SendAsync(Topics.For(pack.Key.Kit, LaneNames.ToText(pack.Key.Lane)), PackEncoder.Encode(pack));

    public ValueTask<bool> SendAsync(string topic, byte[] payload, string? contentType = null) => Pipeline.ReceiveAsync(new ReceivedMessage(topic, contentType, payload, Now), Cancellation);

    /// <summary>Moves the clock on until the task ends: what waits for time is let go at once.</summary>
    public async Task<T> WhileTimePassesAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(task, Task.Delay(1, Cancellation));
        }

        return await task;
    }

    /// <summary>Yields until something holds that the pipeline brings about by itself.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; !holds(); i++)
        {
            Assert.True(i < 20_000, "It never came about.");
            await Task.Delay(1, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Whatever still waits is abandoned at once.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await Pipeline.DrainAsync(now.Token);
        Pipeline.Dispose();
        handOn.Dispose();
        urgent.Dispose();
    }
}
