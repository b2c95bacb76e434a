namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>A kit asks to be let in.</summary>
/// <param name="Kit">The kit's id.</param>
/// <param name="Code">The one-time code.</param>
/// <param name="Request">A PKCS #10 request in PEM for the key that was made on the kit. Only its key is believed.</param>
public sealed record EnrolmentRequest(string? Kit, string? Code, string? Request);
