using AgeingMonitor.Contracts.Enrolment;
using Microsoft.AspNetCore.Http;

namespace AgeingMonitor.Ingest.Enrolment;

/// <summary>Reasons as HTTP tells them, and as a person reads them in the kit's output.</summary>
internal static class Refusals
{
    public static int StatusOf(string reason) => reason switch
    {
        EnrolmentReasons.WrongCode or EnrolmentReasons.WindowShut or EnrolmentReasons.Revoked => StatusCodes.Status403Forbidden,
        EnrolmentReasons.NotTrusted => StatusCodes.Status401Unauthorized,
        EnrolmentReasons.TooEarly => StatusCodes.Status409Conflict,
        EnrolmentReasons.TooMany => StatusCodes.Status429TooManyRequests,
        EnrolmentReasons.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    public static string SentenceOf(string reason) => reason switch
    {
        EnrolmentReasons.WrongCode => "The code is wrong. After five wrong codes the window shuts.",
        EnrolmentReasons.WindowShut => "No window is open for this kit: it has ended, was used, or was shut after wrong codes. Open it again and use the new code.",
        EnrolmentReasons.Revoked => "The kit or its certificate is revoked, replaced or retired. Open a window and enrol it anew.",
        EnrolmentReasons.NotTrusted => "The certificate shown is missing, not from this server, or out of its time. Open a window and enrol the kit anew.",
        EnrolmentReasons.TooEarly => "The certificate is renewed from day 60 on, or when the kit is asked to.",
        EnrolmentReasons.TooMany => "Too many tries. Wait 15 minutes.",
        EnrolmentReasons.Unavailable => "The server cannot do it now. Ask again later.",
        EnrolmentReasons.NotARequest => "The certificate request cannot be read, or its signature is wrong.",
        EnrolmentReasons.KeyNotP256 => "The key of the certificate request is not on the curve P-256.",
        _ => "The request is not what is asked for: a kit's id, a code of eight characters, and a certificate request.",
    };
}
