namespace AgeingMonitor.Care;

/// <summary>Links that sign a user in once, within 15 minutes: how the command line and the demo let people in, so that there is never a default password. Safe to share.</summary>
public interface ISignInLinks
{
    /// <summary>A new link. The token is shown this once: the database keeps its hash only.</summary>
    /// <exception cref="InvalidOperationException">The user is unknown.</exception>
    Task<SignInLink> CreateAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Uses a link up; the user, or null when it is unknown, used already, or too old.</summary>
    Task<CareUser?> RedeemAsync(string token, CancellationToken cancellationToken);
}
