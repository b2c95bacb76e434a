using System.Buffers;
using System.Threading.Channels;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>
/// Writes what kits publish into a recording, as it comes: resends, ticks and birth messages included, acknowledgements not. It subscribes beside the others and changes nothing for them. Files take their
/// name when they are complete; after a kill the part file can be read to its last flushed line. The manifest is written as it is given: see <see cref="ManifestNarrowing"/> for a filter. One run at a time.
/// </summary>
public sealed partial class Recorder(RecorderOptions options, MqttEndpoint endpoint, RecordingManifest manifest, TimeProvider clock, ILogger<Recorder> logger)
{
    private readonly HashSet<KitId> kits = [.. manifest.Homes.SelectMany(home => home.Kits).Select(placement => placement.Kit)];
    private readonly MessageSieve sieve = new(options.Filter, manifest);
    private readonly RecorderFiles files = new(options);
    private long messages;
    private long foreign;
    private long filtered;
    private int connections;

    /// <summary>Messages written so far.</summary>
    public long Messages => Interlocked.Read(ref messages);

    /// <summary>Whether the connection is up and subscribed.</summary>
    public bool IsRecording { get; private set; }

    /// <summary>Records until cancelled, then completes the file.</summary>
    /// <exception cref="IOException">The disk is full or the file cannot be written; what was flushed is in the part file, which the message names.</exception>
    public async Task<RecorderReport> RunAsync(CancellationToken cancellationToken)
    {
        // Full: the handler waits, so the client stops reading and the broker holds the rest.
        var queue = Channel.CreateBounded<RecordedMessage>(new BoundedChannelOptions(options.QueueMessages) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var link = new MqttLink(
            endpoint,
            new MqttLinkOptions
            {
                ClientId = FormattableString.Invariant($"{endpoint.UserName}-recorder-{Guid.NewGuid():N}"),
                Subscriptions = [.. ((string[])[Topics.Obs, Topics.Evt, Topics.Tick, Topics.State]).Select(channel => $"{Topics.Root}/+/{channel}")],
                OnMessage = (topic, message) => TakeAsync(queue.Writer, topic, message),
                OnConnected = _ => CountConnection(),
            },
            clock,
            logger);
        await using (link.ConfigureAwait(false))
        {
            var connecting = link.RunAsync(stop.Token);
            try
            {
                var writing = WriteAsync(queue.Reader);
                await Task.WhenAny(writing, Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken)).ConfigureAwait(false);
                IsRecording = false;
                queue.Writer.TryComplete();
                await writing.ConfigureAwait(false);
            }
            finally
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await connecting.ConfigureAwait(false);
            }
        }

        return new RecorderReport(messages, foreign, filtered, Math.Max(0, connections - 1), files.Completed, files.Removed);
    }

    private Task CountConnection()
    {
        connections++;
        IsRecording = true;
        return Task.CompletedTask;
    }

    private async Task TakeAsync(ChannelWriter<RecordedMessage> queue, string topic, MqttMessage message)
    {
        if (!Topics.TryParse(topic, out KitId kit, out var channel) || !kits.Contains(kit) || message.Payload.Length > WireLimits.MaxMessageBytes)
        {
            Interlocked.Increment(ref foreign);
            return;
        }

        if (sieve.Pass(new RecordedMessage(Instant.Now(clock), kit, channel, message.ContentType, message.Payload.ToArray()), out _) is not { } kept)
        {
            Interlocked.Increment(ref filtered);
            return;
        }

        try
        {
            await queue.WriteAsync(kept).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The recording has ended; the message belongs to nobody.
        }
    }

    private async Task WriteAsync(ChannelReader<RecordedMessage> queue)
    {
        var more = true;
        while (more)
        {
            var path = files.Next();
            try
            {
                more = await WriteFileAsync(path, queue).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                throw new IOException($"{RecordingWriter.PartPath(path)} cannot be written on: {e.Message}. What was flushed until then can be read, inspected and replayed as it is; files completed before it are whole.", e);
            }
        }
    }

    private async Task<bool> WriteFileAsync(string path, ChannelReader<RecordedMessage> queue)
    {
        var writer = await RecordingWriter.CreateAsync(path, manifest, options.Open, CancellationToken.None).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var more = await WriteFileAsync(writer, queue).ConfigureAwait(false);
            if (writer.Messages == 0 && files.HasAny)
            {
                // Begun after the last message of the recording: it would only push out a file that holds something.
                await writer.DisposeAsync().ConfigureAwait(false);
                File.Delete(RecordingWriter.PartPath(path));
                return more;
            }

            await writer.CompleteAsync(CancellationToken.None).ConfigureAwait(false);
            files.Complete(path, new FileInfo(path).Length, writer.Messages);
            LogFile(path, writer.Messages);
            return more;
        }
    }

    /// <summary>Writes until the file is full (true) or the recording has ended (false).</summary>
    private async Task<bool> WriteFileAsync(RecordingWriter writer, ChannelReader<RecordedMessage> queue)
    {
        var begun = clock.GetTimestamp();
        var flushed = begun;
        while (true)
        {
            while (queue.TryRead(out var message))
            {
                await writer.WriteAsync(message, CancellationToken.None).ConfigureAwait(false);
                Interlocked.Increment(ref messages);
                files.MakeRoom(writer.FileBytes);
                if (writer.FileBytes >= options.MaxFileBytes || IsOld(writer, begun))
                {
                    return true;
                }
            }

            if (clock.GetElapsedTime(flushed) >= options.FlushPeriod)
            {
                await writer.FlushAsync(CancellationToken.None).ConfigureAwait(false);
                flushed = clock.GetTimestamp();
            }

            var more = queue.WaitToReadAsync().AsTask();
            while (await Task.WhenAny(more, Task.Delay(options.FlushPeriod, clock)).ConfigureAwait(false) != more)
            {
                await writer.FlushAsync(CancellationToken.None).ConfigureAwait(false);
                flushed = clock.GetTimestamp();
                if (IsOld(writer, begun))
                {
                    return true;
                }
            }

            if (!await more.ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    /// <summary>Whether the file has had its time. One without a message goes on: nobody needs a row of empty files.</summary>
    private bool IsOld(RecordingWriter writer, long begun) => writer.Messages > 0 && clock.GetElapsedTime(begun) >= options.MaxFileAge;

    [LoggerMessage(7301, LogLevel.Information, "Recording {Path} is complete with {Messages} messages")]
    private partial void LogFile(string path, long messages);
}
