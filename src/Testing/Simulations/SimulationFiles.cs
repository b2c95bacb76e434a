using System.Threading.Channels;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Simulations;

/// <summary>Writes a simulation into a folder: the recording and the truth beside it. What is computed and what is compressed have a thread each.</summary>
public static class SimulationFiles
{
    /// <summary>Name of the recording.</summary>
    public const string Recording = "recording.jsonl.gz";

    /// <summary>Name of the truth.</summary>
    public const string Truth = "truth.jsonl.gz";

    private const int MessagesAtOnce = 512;
    private const int ChunksWaiting = 8;

    /// <summary>Writes both files, replacing those that are there; the folder is made when it is missing. Cut short, it leaves part files.</summary>
    /// <param name="simulation">What to write.</param>
    /// <param name="folder">Where.</param>
    /// <param name="progress">Told some times a second; may be null.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<SimulationReport> WriteAsync(Simulation simulation, string folder, IProgress<SimulationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        var recording = Path.Combine(folder, Recording);
        var truth = Path.Combine(folder, Truth);
        var (observations, packs, messages) = await WriteRecordingAsync(simulation, recording, progress, cancellationToken).ConfigureAwait(false);
        var happenings = await WriteTruthAsync(simulation, truth, cancellationToken).ConfigureAwait(false);
        return new SimulationReport
        {
            Observations = observations,
            Packs = packs,
            Messages = messages,
            Happenings = happenings,
            RecordingBytes = new FileInfo(recording).Length,
            TruthBytes = new FileInfo(truth).Length,
        };
    }

    private static async Task<(long Observations, long Packs, long Messages)> WriteRecordingAsync(Simulation simulation, string path, IProgress<SimulationProgress>? progress, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = Channel.CreateBounded<Chunk>(new BoundedChannelOptions(ChunksWaiting) { SingleReader = true, SingleWriter = true });
        var computing = Task.Run(() => ComputeAsync(simulation, chunks.Writer, stopping.Token), CancellationToken.None);
        try
        {
            var (observations, packs) = (0L, 0L);
            var writer = await RecordingWriter.CreateAsync(path, simulation.Manifest, cancellationToken).ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    foreach (var message in chunk.Messages)
                    {
                        await writer.WriteAsync(message, cancellationToken).ConfigureAwait(false);
                    }

                    (observations, packs) = (observations + chunk.Observations, packs + chunk.Packs);
                    var reached = chunk.Messages[^1].At;
                    progress?.Report(new SimulationProgress(reached, Math.Clamp((reached - simulation.During.From) / (simulation.During.To - simulation.During.From), 0, 1), observations));
                }

                await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
                return (observations, packs, writer.Messages);
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await computing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A fault goes to the reader of the channel.</summary>
    private static async Task ComputeAsync(Simulation simulation, ChannelWriter<Chunk> chunks, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var messages in simulation.Taped().Chunk(MessagesAtOnce))
            {
                await chunks.WriteAsync(Chunk.Of(messages), cancellationToken).ConfigureAwait(false);
            }

            chunks.Complete();
        }
        catch (Exception e)
        {
            chunks.Complete(e);
        }
    }

    private static async Task<long> WriteTruthAsync(Simulation simulation, string path, CancellationToken cancellationToken)
    {
        var writer = await TruthWriter.CreateAsync(path, simulation.TruthHeader, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var happening in simulation.Happenings)
            {
                await writer.WriteAsync(happening, cancellationToken).ConfigureAwait(false);
            }

            var happenings = writer.Entries;
            foreach (var day in simulation.Days())
            {
                await writer.WriteAsync(day, cancellationToken).ConfigureAwait(false);
            }

            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            return happenings;
        }
    }

    /// <summary>Some messages in bytes, and what is new in them.</summary>
    private sealed record Chunk(RecordedMessage[] Messages, long Observations, long Packs)
    {
        public static Chunk Of(TapedMessage[] taped)
        {
            var (observations, packs) = (0L, 0L);
            var messages = new RecordedMessage[taped.Length];
            for (var i = 0; i < taped.Length; i++)
            {
                messages[i] = taped[i].ToMessage();
                if (taped[i] is { IsRepeat: false, Sealed: { Key.Lane: not Lane.Tick } pack })
                {
                    observations += pack.Observations.Count;
                    packs++;
                }
            }

            return new Chunk(messages, observations, packs);
        }
    }
}
