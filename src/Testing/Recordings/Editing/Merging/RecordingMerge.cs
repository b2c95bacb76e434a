using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Recordings.Editing.Merging;

/// <summary>
/// Makes one recording of several, in the order of time; messages of one instant in the order of the sources. Packs of a kit that is in more than one source are taken once, by their number: the first that comes.
/// Constant memory: a message of each source.
/// </summary>
public static class RecordingMerge
{
    /// <summary>Writes the merged recording.</summary>
    /// <param name="sources">The recordings; at least one.</param>
    /// <param name="target">The new recording; an older one is replaced.</param>
    /// <param name="name">Its name, 1 to 64 characters.</param>
    /// <param name="progress">Told now and then; may be null.</param>
    /// <param name="cancellationToken">Ends it; no file is left.</param>
    /// <exception cref="IOException">The new recording cannot be written.</exception>
    public static async Task<EditResult> RunAsync(IReadOnlyList<string> sources, string target, string name, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfZero(sources.Count);
        var readers = new List<RecordingReader>();
        try
        {
            foreach (var source in sources)
            {
                var (reader, fault) = await RecordingReader.OpenAsync(source, cancellationToken).ConfigureAwait(false);
                if (reader is null)
                {
                    return new EditResult(null, $"{source} cannot be read: {fault}.");
                }

                readers.Add(reader);
            }

            var (manifest, problem) = MergedManifest.Of([.. sources.Zip(readers, (path, reader) => (path, reader.Manifest))], name);
            return manifest is null ? new EditResult(null, problem) : await RunAsync(sources, readers, manifest, target, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var reader in readers)
            {
                await reader.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<EditResult> RunAsync(IReadOnlyList<string> sources, List<RecordingReader> readers, RecordingManifest manifest, string target, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        var seen = new SeenPacks(SharedKits(readers));
        var tally = new EditTally();
        var written = await RecordingRewrite.WriteAsync(target, manifest, InOrderAsync(readers, progress, cancellationToken), Take, mayBeEmpty: true, cancellationToken).ConfigureAwait(false);
        List<SourceFault> faults = [.. sources.Zip(readers).Where(pair => pair.Second.Fault is not null).Select(pair => new SourceFault(pair.First, pair.Second.Fault!))];
        return new EditResult(new EditReport(manifest, readers.Sum(reader => reader.Messages), written, new FileInfo(target).Length, tally.ToList(), faults), null);

        IEnumerable<RecordedMessage> Take(RecordedMessage message)
        {
            if (seen.Take(message))
            {
                return [message];
            }

            tally.Add(LeftOutReasons.Repeat);
            return [];
        }
    }

    private static HashSet<KitId> SharedKits(List<RecordingReader> readers) =>
        [.. readers.SelectMany(reader => RecordingSummary.KitsOf(reader.Manifest)).GroupBy(kit => kit).Where(group => group.Count() > 1).Select(group => group.Key)];

    private static async IAsyncEnumerable<RecordedMessage> InOrderAsync(List<RecordingReader> readers, IProgress<EditProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int MessagesAReport = 1024;
        var heads = readers.ConvertAll(reader => reader.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));
        var next = new PriorityQueue<int, (Instant At, int Source)>();
        long messages = 0;
        try
        {
            for (var i = 0; i < heads.Count; i++)
            {
                await AdvanceAsync(i).ConfigureAwait(false);
            }

            while (next.TryDequeue(out var source, out _))
            {
                if (++messages % MessagesAReport == 0)
                {
                    progress?.Report(new EditProgress(messages, readers.Average(reader => reader.Share)));
                }

                yield return heads[source].Current;
                await AdvanceAsync(source).ConfigureAwait(false);
            }

            progress?.Report(new EditProgress(messages, 1));
        }
        finally
        {
            foreach (var head in heads)
            {
                await head.DisposeAsync().ConfigureAwait(false);
            }
        }

        async ValueTask AdvanceAsync(int source)
        {
            if (await heads[source].MoveNextAsync().ConfigureAwait(false))
            {
                next.Enqueue(source, (heads[source].Current.At, source));
            }
        }
    }
}
