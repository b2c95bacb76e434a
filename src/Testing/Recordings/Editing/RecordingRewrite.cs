using System.Runtime.CompilerServices;

namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>Reads one recording and writes another, a message at a time, in constant memory. The new one takes its name when it is complete; a fault of the source ends it early and is reported.</summary>
internal static class RecordingRewrite
{
    private const int MessagesAReport = 1024;

    /// <summary>Reads with progress; after the last message look at the reader's fault.</summary>
    public static async IAsyncEnumerable<RecordedMessage> ReadAsync(RecordingReader reader, IProgress<EditProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (reader.Messages % MessagesAReport == 0)
            {
                progress?.Report(new EditProgress(reader.Messages, reader.Share));
            }

            yield return message;
        }

        progress?.Report(new EditProgress(reader.Messages, 1));
    }

    /// <summary>Writes what <paramref name="edit"/> makes of each message of a source.</summary>
    /// <param name="source">The recording to read.</param>
    /// <param name="target">The recording to write, replacing an older one.</param>
    /// <param name="changeManifest">Makes the new manifest of the old one; null with a problem ends it before anything is written.</param>
    /// <param name="edit">Gives the messages that are written in place of one, which may be none.</param>
    /// <param name="tally">What <paramref name="edit"/> left out.</param>
    /// <param name="progress">Told now and then; may be null.</param>
    /// <param name="cancellationToken">Ends it; no file is left.</param>
    /// <param name="whenEmpty">The problem that it is when no message is left to write, and no file is then written; null when an empty recording is right.</param>
    public static async Task<EditResult> RunAsync(
        string source,
        string target,
        Func<RecordingManifest, (RecordingManifest? Manifest, string? Problem)> changeManifest,
        Func<RecordedMessage, IEnumerable<RecordedMessage>> edit,
        EditTally tally,
        IProgress<EditProgress>? progress,
        CancellationToken cancellationToken,
        string? whenEmpty = null)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(source, cancellationToken).ConfigureAwait(false);
        if (reader is null)
        {
            return new EditResult(null, $"{source} cannot be read: {fault}.");
        }

        await using (reader.ConfigureAwait(false))
        {
            var (manifest, problem) = changeManifest(reader.Manifest);
            if (manifest is null)
            {
                return new EditResult(null, problem);
            }

            var written = await WriteAsync(target, manifest, ReadAsync(reader, progress, cancellationToken), edit, whenEmpty is null, cancellationToken).ConfigureAwait(false);
            return written == 0 && whenEmpty is not null ? new EditResult(null, whenEmpty) : new EditResult(new EditReport(manifest, reader.Messages, written, new FileInfo(target).Length, tally.ToList(), reader.Fault is null ? [] : [new SourceFault(source, reader.Fault)]), null);
        }
    }

    /// <summary>Writes a recording of its own; the part file goes when it cannot be completed, or is empty and may not be.</summary>
    public static async Task<long> WriteAsync(
        string target, RecordingManifest manifest, IAsyncEnumerable<RecordedMessage> messages, Func<RecordedMessage, IEnumerable<RecordedMessage>> edit, bool mayBeEmpty, CancellationToken cancellationToken)
    {
        var isComplete = false;
        try
        {
            var writer = await RecordingWriter.CreateAsync(target, manifest, cancellationToken).ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                await foreach (var message in messages.ConfigureAwait(false))
                {
                    foreach (var edited in edit(message))
                    {
                        await writer.WriteAsync(edited, cancellationToken).ConfigureAwait(false);
                    }
                }

                if (writer.Messages == 0 && !mayBeEmpty)
                {
                    return 0;
                }

                await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
                isComplete = true;
                return writer.Messages;
            }
        }
        finally
        {
            if (!isComplete)
            {
                // The source is still there: half an edit is worth nothing, and would be taken for a recording that was cut.
                File.Delete(RecordingWriter.PartPath(target));
            }
        }
    }
}
