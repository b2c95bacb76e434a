namespace AgeingMonitor.Contracts.Commands;

/// <summary>What a kit can be asked.</summary>
public enum CommandKind
{
    /// <summary>A word that this version does not know.</summary>
    Unknown,

    /// <summary>Blink and beep, so that somebody in the room sees which kit it is.</summary>
    Identify,

    /// <summary>Tell how it is, for a technician.</summary>
    Diagnostics,

    /// <summary>Renew its certificate now, rather than when it is due.</summary>
    RenewCertificate,
}
