using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
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

    /// <summary>What the recording lacks of each kit's numbers, because it began in the middle or was interrupted.</summary>
    internal IReadOnlyDictionary<KitId, KitNumbers> Numbers { get; init; } = new Dictionary<KitId, KitNumbers>();

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
            var numbers = kits.ToDictionary(kit => kit, _ => new KitNumbers());
            long messages = 0, foreign = 0;
            Instant? first = null, last = null;
            await foreach (var message in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                first ??= message.At;
                var pack = DecodeOf(message);
                last = Instant.Max(last ?? message.At, LastInstant.Of(message, pack));
                if (!kits.Contains(message.Kit))
                {
                    foreign++;
                }
                else if (message.Channel != Topics.State)
                {
                    messages++;
                    numbers[message.Kit].Add(pack);
                }
            }

            return (new RecordingSummary { Manifest = reader.Manifest, Messages = messages, First = first, Last = last, ForeignMessages = foreign, Fault = reader.Fault, Numbers = numbers }, null);
        }
    }

    /// <summary>The pack of a message; null when it is none, or cannot be decoded.</summary>
    internal static Pack? DecodeOf(RecordedMessage message) => LaneNames.TryParse(message.Channel, out var lane)
        ? PackDecoder.Decode(message.Kit, lane, message.Payload, message.ContentType, message.At).Pack
        : null;

    /// <summary>The kits that a manifest names.</summary>
    internal static HashSet<KitId> KitsOf(RecordingManifest manifest) => [.. manifest.Homes.SelectMany(home => home.Kits).Select(placement => placement.Kit)];
}
