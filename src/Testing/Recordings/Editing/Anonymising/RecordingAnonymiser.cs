using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Recordings.Editing.Anonymising;

/// <summary>
/// Makes a recording that tells less of whose it is: every id, uncommon sensor names and free text replaced, time moved by whole weeks. A rhythm of life, a rare illness or a pulse wave can still be known again by who
/// knows the person: docs/recordings.md says what is left. Constant memory; reads the source twice.
/// </summary>
public static class RecordingAnonymiser
{
    /// <summary>Writes the anonymised recording.</summary>
    /// <param name="source">The recording.</param>
    /// <param name="target">The new recording; an older one is replaced.</param>
    /// <param name="options">The key, and words for the manifest.</param>
    /// <param name="progress">Told now and then; may be null.</param>
    /// <param name="cancellationToken">Ends it; no file is left.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    /// <exception cref="IOException">The new recording cannot be written.</exception>
    public static async Task<EditResult> RunAsync(string source, string target, AnonymiseOptions options, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Key.Length < AnonymiseOptions.MinKeyBytes)
        {
            throw new ArgumentException($"A key has at least {AnonymiseOptions.MinKeyBytes} bytes.", nameof(options));
        }

        var (facts, problem) = await SourceFacts.ReadAsync(source, MessageFilter.Everything, progress, cancellationToken).ConfigureAwait(false);
        if (facts is null)
        {
            return new EditResult(null, problem);
        }

        if (ManifestIds.FindIn(facts.Manifest, options.Name, options.Provenance) is { } named)
        {
            return new EditResult(null, named);
        }

        var pseudonyms = new Pseudonyms(options.Key);
        var shift = facts is not { First: { } first, Last: { } last } ? TimeSpan.Zero
            : options.StandsAlone ? WeekShift.Choose(pseudonyms, first, last, [facts.Manifest.TimeZone, .. facts.Manifest.Homes.Select(home => home.TimeZone)])
            : WeekShift.OfKey(pseudonyms, first);
        var manifest = new ManifestAnonymiser(pseudonyms, shift);
        var tally = new EditTally();
        var messages = new MessageAnonymiser(pseudonyms, manifest, RecordingSummary.KitsOf(facts.Manifest), tally);
        return await RecordingRewrite.RunAsync(source, target, old => (manifest.Edit(old, options), null), messages.Edit, tally, progress, cancellationToken).ConfigureAwait(false);
    }
}
