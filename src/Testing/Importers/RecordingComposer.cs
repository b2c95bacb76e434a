using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Importers;

/// <summary>Writes the packs of many homes as one recording in order of time; homes of one instant in the order of their subjects.</summary>
internal sealed class RecordingComposer(RecordingManifest manifest)
{
    private const int ProgressEvery = 5000;
    private long observations;
    private long heartbeats;
    private Instant? first;
    private Instant last;

    public async Task<ImportReport> WriteAsync(
        string output,
        IReadOnlyList<PlannedHome> homes,
        long rowsRead,
        SkipCounter skipped,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var checksums = homes.Select(_ => new ContentChecksum()).ToArray();
        var writer = await RecordingWriter.CreateAsync(output, manifest, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var (pack, home) in Merge(homes))
            {
                await writer.WriteAsync(new RecordedMessage(pack.SealedAt, pack.Key.Kit, Topics.Obs, WireLimits.SenMlCbor, PackEncoder.Encode(pack)), cancellationToken).ConfigureAwait(false);
                checksums[home].Add(pack);
                Count(pack);
                if (writer.Messages % ProgressEvery == 0)
                {
                    progress?.Report(writer.Messages);
                }
            }

            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            progress?.Report(writer.Messages);
        }

        return new ImportReport
        {
            Recording = manifest.Name,
            RowsRead = rowsRead,
            Observations = observations,
            Packs = writer.Messages,
            Heartbeats = heartbeats,
            FileBytes = new FileInfo(output).Length,
            Span = first is { } start ? (start, last) : null,
            Skipped = skipped.ToList(),
            Homes = [.. homes.Select((home, i) => new ImportedHome(home.Subject, home.Plan.Home, home.Kit, checksums[i].Count, checksums[i].Value, home.Plan))],
        };
    }

    private void Count(Pack pack)
    {
        observations += pack.Observations.Count;
        heartbeats += pack.Observations.Count == 0 ? 1 : 0;
        first ??= pack.SealedAt;
        last = pack.SealedAt;
    }

    private static IEnumerable<(Pack Pack, int Home)> Merge(IReadOnlyList<PlannedHome> homes)
    {
        var queue = new PriorityQueue<IEnumerator<Pack>, (Instant At, int Home)>();
        for (var i = 0; i < homes.Count; i++)
        {
            var packs = homes[i].Packs.GetEnumerator();
            if (packs.MoveNext())
            {
                queue.Enqueue(packs, (packs.Current.SealedAt, i));
            }
        }

        while (queue.TryDequeue(out var packs, out var turn))
        {
            yield return (packs.Current, turn.Home);
            if (packs.MoveNext())
            {
                queue.Enqueue(packs, (packs.Current.SealedAt, turn.Home));
            }
        }
    }
}
