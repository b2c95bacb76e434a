namespace AgeingMonitor.Testing.Recordings;

/// <summary>Why reading a recording stopped before its end. What was read until then stays usable.</summary>
/// <param name="Line">Line of the file, from 1 (the manifest); 0 when the file as a whole is meant.</param>
/// <param name="Reason">Short code: <c>cut</c>, <c>not-gzip</c>, <c>damaged</c>, <c>not-json</c>, <c>bad-manifest</c>, <c>unknown-version</c>, <c>bad-message</c>, <c>not-in-order</c>, <c>line-too-long</c>, <c>trailing-bytes</c>, <c>not-found</c>.</param>
/// <param name="Detail">What exactly, for a reader.</param>
public sealed record RecordingFault(long Line, string Reason, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? FormattableString.Invariant($"line {Line}: {Detail} ({Reason})") : $"{Detail} ({Reason})";
}
