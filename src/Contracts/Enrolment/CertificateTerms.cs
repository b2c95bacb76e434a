namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>How long a kit's certificate is good, and when it is renewed.</summary>
public static class CertificateTerms
{
    /// <summary>From issue to end.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(90);

    /// <summary>How long before its end it may be renewed: from day 60 on.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
}
