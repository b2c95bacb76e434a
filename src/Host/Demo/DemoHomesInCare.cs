using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Host.Demo;

/// <summary>Brings the simulated homes, their team and a user into the care database; again and again the same.</summary>
internal sealed class DemoHomesInCare(IProvisioning provisioning, IUserDirectory users)
{
    /// <summary>The user of the demonstration; signs in by a link, has no password.</summary>
    public const string UserName = "demo";

    public async Task EnsureAsync(IReadOnlyList<DemoHome> homes, CancellationToken cancellationToken)
    {
        await provisioning.EnsureTeamAsync(DemoHomes.CareTeam, DemoHomes.CareTeamName, cancellationToken).ConfigureAwait(false);
        foreach (var home in homes)
        {
            var identity = new ResidentIdentity(home.Identity.GivenName, home.Identity.FamilyName, home.Identity.BirthDate);
            await provisioning.EnsureHomeAsync(home.Home.Plan, new Dictionary<ResidentId, ResidentIdentity> { [home.Home.Resident] = identity }, home.Label, cancellationToken).ConfigureAwait(false);
        }

        if (await users.FindByNameAsync(UserName, cancellationToken).ConfigureAwait(false) is null)
        {
            var made = await users.CreateAsync(new NewUser(UserName, "Démonstration", [CareRoles.Nurse]), cancellationToken).ConfigureAwait(false);
            var user = made.User ?? throw new InvalidOperationException(string.Join(" ", made.Errors));
            await users.JoinTeamAsync(user.Id, DemoHomes.CareTeam, CareRoles.Nurse, TimeRange.Always, cancellationToken).ConfigureAwait(false);
        }
    }
}
