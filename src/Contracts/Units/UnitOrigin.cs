namespace AgeingMonitor.Contracts.Units;

/// <summary>Who defines a unit label.</summary>
public enum UnitOrigin
{
    /// <summary>RFC 8428 section 12.1, or the new units of RFC 8798 section 2: allowed in every pack.</summary>
    Primary,

    /// <summary>The secondary units of RFC 8798 section 4: a pack that uses one says so by its version (RFC 9100).</summary>
    Secondary,

    /// <summary>Not registered: a UCUM code carried as it is, because SenML has no label for the unit that medicine uses.</summary>
    Private,
}
