namespace AgeingMonitor.Testing.Homes;

/// <summary>Who a demo resident is said to be. The given name begins with "Démo", so that nobody takes it for a person's.</summary>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BirthDate">Day of birth.</param>
public sealed record DemoIdentity(string GivenName, string FamilyName, DateOnly BirthDate);
