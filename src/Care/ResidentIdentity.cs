namespace AgeingMonitor.Care;

/// <summary>Who a resident is. Care database only: its text form says nothing, so that it cannot slip into a log.</summary>
public sealed record ResidentIdentity(string GivenName, string FamilyName, DateOnly? BirthDate)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ResidentIdentity);
}
