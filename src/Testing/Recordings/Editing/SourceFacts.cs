using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>What a first reading of a source tells an edit: where it starts and ends, and which sensors hold what is asked for.</summary>
internal sealed class SourceFacts
{
    private readonly HashSet<(KitId Kit, SensorId Sensor)> measuring = [];

    private SourceFacts(RecordingManifest manifest) => Manifest = manifest;

    /// <summary>The manifest.</summary>
    public RecordingManifest Manifest { get; }

    /// <summary>The first message; null when there is none.</summary>
    public Instant? First { get; private set; }

    /// <summary>The last message, by the recorder's clock: a kit whose clock is wrong does not move it. Null when there is none.</summary>
    public Instant? Last { get; private set; }

    /// <summary>Whether a sensor has an observation of a kept quantity.</summary>
    public bool Measures(KitId kit, SensorId sensor) => measuring.Contains((kit, sensor));

    /// <summary>Reads a recording as far as it can be read; exactly one of the two results is there.</summary>
    public static async Task<(SourceFacts? Facts, string? Problem)> ReadAsync(string path, MessageFilter filter, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (reader is null)
        {
            return (null, $"{path} cannot be read: {fault}.");
        }

        await using (reader.ConfigureAwait(false))
        {
            var facts = new SourceFacts(reader.Manifest);
            await foreach (var message in RecordingRewrite.ReadAsync(reader, progress, cancellationToken).ConfigureAwait(false))
            {
                facts.Add(message, filter);
            }

            return (facts, null);
        }
    }

    private void Add(RecordedMessage message, MessageFilter filter)
    {
        First ??= message.At;
        Last = message.At;
        if (filter.Quantities.Count > 0 && RecordingSummary.DecodeOf(message) is { } pack)
        {
            foreach (var observation in pack.Observations)
            {
                if (filter.Keeps(observation.Quantity))
                {
                    measuring.Add((message.Kit, observation.Sensor));
                }
            }
        }
    }
}
