using AgeingMonitor.Contracts.Enrolment;

namespace AgeingMonitor.Ingest.Enrolment;

/// <summary>What the door answers: a certificate, nothing more than "yes", or a reason.</summary>
internal sealed record EnrolmentOutcome(EnrolmentAnswer? Answer, string? Refusal)
{
    public static readonly EnrolmentOutcome Yes = new(null, null);

    public static EnrolmentOutcome Refused(string reason) => new(null, reason);
}
