using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Replay;

/// <summary>
/// The packs of a recording as a server would come to know them, a pack at a time in recorded order: what the recording lacks of a kit's numbers, because it began in the middle of a boot or was interrupted, is
/// declared as shed in the pack after it. States, messages of unknown kits and what cannot be decoded are passed over. The recording is read once beforehand. One caller at a time.
/// </summary>
public sealed class RecordedPacks
{
    private readonly string path;
    private readonly RecordingSummary summary;

    private RecordedPacks(string path, RecordingSummary summary)
    {
        this.path = path;
        this.summary = summary;
    }

    /// <summary>The homes of the manifest.</summary>
    public IReadOnlyList<HomePlan> Homes => summary.Manifest.Homes;

    /// <summary>Why the recording cannot be read to its end; null when it can.</summary>
    public RecordingFault? Fault => summary.Fault;

    /// <summary>Reads a recording for the first time.</summary>
    /// <returns>Its packs, or why not even the manifest can be read.</returns>
    public static async Task<(RecordedPacks? Packs, RecordingFault? Fault)> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var (summary, fault) = await RecordingSummary.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return (summary is null ? null : new RecordedPacks(path, summary), fault);
    }

    /// <summary>The packs, ticks and resends included.</summary>
    /// <exception cref="IOException">The file has gone since it was opened.</exception>
    public async IAsyncEnumerable<Pack> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (reader is null)
        {
            throw new IOException($"{path}: {fault}");
        }

        await using (reader.ConfigureAwait(false))
        {
            await foreach (var message in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (summary.Numbers.TryGetValue(message.Kit, out var numbers) && RecordingSummary.DecodeOf(message) is { } pack)
                {
                    yield return numbers.Mend(pack);
                }
            }
        }
    }
}
