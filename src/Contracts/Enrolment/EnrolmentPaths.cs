namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>Paths of the server's enrolment door.</summary>
public static class EnrolmentPaths
{
    /// <summary>GET: the root certificate in PEM. What comes is believed only when it matches the pin.</summary>
    public const string Root = "/root.crt";

    /// <summary>POST <see cref="EnrolmentRequest"/>: a first certificate for a one-time code.</summary>
    public const string Enrol = "/enrol";

    /// <summary>POST <see cref="RenewalRequest"/> with the present certificate: the next one.</summary>
    public const string Renew = "/renew";

    /// <summary>POST with the new certificate and no body: it works, the ones before it are refused from now on.</summary>
    public const string Confirm = "/confirm";

    /// <summary>Most bytes of a body, asked or answered.</summary>
    public const int MaxBytes = 16 * 1024;
}
