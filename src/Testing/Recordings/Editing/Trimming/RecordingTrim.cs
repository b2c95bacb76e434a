using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Recordings.Editing.Trimming;

/// <summary>
/// Cuts a stretch of time, or some homes, kits, sensors, quantities or channels, out of a recording. Packs stay whole: one belongs to the stretch when it was sealed in it, whenever it came, and keeps its bytes unless
/// observations are filtered out of it. A kit's last birth message before the stretch is kept too, as a broker keeps it for whoever comes later. Constant memory.
/// </summary>
public static class RecordingTrim
{
    /// <summary>Writes the part; that nothing is left to write is a problem, and writes no file.</summary>
    /// <param name="source">The recording.</param>
    /// <param name="target">The new recording; an older one is replaced.</param>
    /// <param name="options">What is kept.</param>
    /// <param name="progress">Told now and then; may be null.</param>
    /// <param name="cancellationToken">Ends it; no file is left.</param>
    /// <exception cref="IOException">The new recording cannot be written.</exception>
    public static async Task<EditResult> RunAsync(string source, string target, TrimOptions options, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        Instant first = Instant.MinValue, last = Instant.MaxValue;
        SourceFacts? facts = null;
        if (options.From?.IsRelative == true || options.To?.IsRelative == true || options.Filter.Quantities.Count > 0)
        {
            (facts, var problem) = await SourceFacts.ReadAsync(source, options.Filter, progress, cancellationToken).ConfigureAwait(false);
            if (facts is null)
            {
                return new EditResult(null, problem);
            }

            if (facts.First is null)
            {
                return new EditResult(null, $"{source} holds no message: there is no start and no end to count from.");
            }

            (first, last) = (facts.First.Value, facts.Last!.Value);
        }

        var tally = new EditTally();
        TrimPass? pass = null;
        return await RecordingRewrite.RunAsync(source, target, Narrow, message => pass!.Edit(message), tally, progress, cancellationToken, $"{source} holds nothing of what was asked for; 'ageing recording inspect' shows what it holds.").ConfigureAwait(false);

        (RecordingManifest?, string?) Narrow(RecordingManifest manifest)
        {
            var range = new TimeRange(options.From?.Resolve(first, last, manifest.TimeZone) ?? Instant.MinValue, options.To?.Resolve(first, last, manifest.TimeZone) ?? Instant.MaxValue);
            if (range.From >= range.To)
            {
                return (null, $"nothing lies from {range.From} to {range.To}: the end is not after the start.");
            }

            var narrowed = ManifestNarrowing.Narrow(manifest, options.Filter, facts is null ? null : facts.Measures);
            if (narrowed.Homes.Count == 0)
            {
                return (null, $"{source} holds none of these homes; it holds {string.Join(", ", manifest.Homes.Select(home => home.Home))}.");
            }

            pass = new TrimPass(range, new MessageSieve(options.Filter, manifest), RecordingSummary.KitsOf(manifest), tally);
            return (narrowed with { Name = options.Name, Provenance = range == TimeRange.Always ? narrowed.Provenance : Provenances.Add(narrowed.Provenance, $"cut to {Say(range)}") }, null);
        }
    }

    private static string Say(TimeRange range) => (range.From == Instant.MinValue, range.To == Instant.MaxValue) switch
    {
        (true, _) => $"before {range.To}",
        (_, true) => $"from {range.From}",
        _ => $"from {range.From} to {range.To}",
    };
}
