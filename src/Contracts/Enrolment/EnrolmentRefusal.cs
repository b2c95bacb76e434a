namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>Why a kit does not get what it asked for.</summary>
/// <param name="Reason">One of <see cref="EnrolmentReasons"/>.</param>
/// <param name="Message">The same in a sentence (English), for whoever reads the kit's output.</param>
public sealed record EnrolmentRefusal(string? Reason, string? Message);
