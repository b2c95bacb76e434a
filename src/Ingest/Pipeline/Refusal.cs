namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Why a message, or a part of it, is not taken in.</summary>
/// <param name="Reason">One of <see cref="RefusalReasons"/>, or of the decoder's.</param>
/// <param name="Detail">For a technician; no value of a vital sign.</param>
internal sealed record Refusal(string Reason, string Detail);
