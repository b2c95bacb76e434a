using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Replay;

/// <summary>What a first reading of a recording tells: for a progress bar, and for moving it in time.</summary>
public sealed record RecordingSummary
{
    /// <summary>The manifest.</summary>
    public required RecordingManifest Manifest { get; init; }

    /// <summary>Messages that will be played, states left out.</summary>
    public required long Messages { get; init; }

    /// <summary>First message; null when there is none.</summary>
    public required Instant? First { get; init; }

    /// <summary>The last instant of all: of the messages, their seals and their observations.</summary>
    public required Instant? Last { get; init; }

    /// <summary>Messages of kits that the manifest does not name; they are not played.</summary>
    public required long ForeignMessages { get; init; }

    /// <summary>Why reading stopped before the end; null for a whole recording. What lies before it can be played.</summary>
    public required RecordingFault? Fault { get; init; }

    /// <summary>Reads a recording from start to end.</summary>
    /// <returns>The summary, or why not even the manifest can be read.</returns>
    public static async Task<(RecordingSummary? Summary, RecordingFault? Fault)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (reader is null)
        {
            return (null, fault);
        }

        await using (reader.ConfigureAwait(false))
        {
            var kits = KitsOf(reader.Manifest);
            long messages = 0, foreign = 0;
            Instant? first = null, last = null;
            await foreach (var message in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                first ??= message.At;
                last = Instant.Max(last ?? message.At, LastInstant.Of(message));
                if (!kits.Contains(message.Kit))
                {
                    foreign++;
                }
                else if (message.Channel != Topics.State)
                {
                    messages++;
                }
            }

            return (new RecordingSummary { Manifest = reader.Manifest, Messages = messages, First = first, Last = last, ForeignMessages = foreign, Fault = reader.Fault }, null);
        }
    }

    /// <summary>The kits that a manifest names.</summary>
    internal static HashSet<KitId> KitsOf(RecordingManifest manifest) => [.. manifest.Homes.SelectMany(home => home.Kits).Select(placement => placement.Kit)];
}
