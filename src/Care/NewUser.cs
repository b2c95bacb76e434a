namespace AgeingMonitor.Care;

/// <summary>A user to be created. Its text form says nothing, so that it cannot slip into a log.</summary>
/// <param name="UserName">What is typed at sign-in: letters, digits and <c>-._@+</c>; case does not matter.</param>
/// <param name="DisplayName">As screens show it.</param>
/// <param name="Roles">From <see cref="CareRoles"/>; at least one.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Password">At least 12 characters; null for a user who first signs in by a link (<see cref="ISignInLinks"/>).</param>
public sealed record NewUser(string UserName, string DisplayName, IReadOnlyList<string> Roles, string Language = CareLanguages.French, string? Password = null)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(NewUser);
}
