namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>Why enrolment or renewal is refused.</summary>
public static class EnrolmentReasons
{
    /// <summary>The body is not what is asked for.</summary>
    public const string Malformed = "malformed";

    /// <summary>The code is not the one of the open window.</summary>
    public const string WrongCode = "wrong-code";

    /// <summary>No window is open for this kit: it has ended, was used, was shut after wrong codes, or there never was one.</summary>
    public const string WindowShut = "window-shut";

    /// <summary>Too many wrong codes came from this address; or too many renewals of this kit.</summary>
    public const string TooMany = "too-many";

    /// <summary>The certificate request is not one, or its signature is wrong.</summary>
    public const string NotARequest = "not-a-request";

    /// <summary>The key is not on P-256.</summary>
    public const string KeyNotP256 = "key-not-p256";

    /// <summary>No client certificate, or not one of ours in its time.</summary>
    public const string NotTrusted = "not-trusted";

    /// <summary>The kit or its certificate is revoked, replaced or retired.</summary>
    public const string Revoked = "revoked";

    /// <summary>Before day 60.</summary>
    public const string TooEarly = "too-early";

    /// <summary>The server cannot do it now; ask again later.</summary>
    public const string Unavailable = "unavailable";
}
