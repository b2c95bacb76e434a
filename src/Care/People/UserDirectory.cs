using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgeingMonitor.Care.People;

internal sealed class UserDirectory(IServiceScopeFactory scopes, CareEngine engine, CareTransactions transactions, TeamAccess access, TimeProvider clock) : IUserDirectory
{
    private const int LongestDisplayName = 128;

    public async Task<UserResult> CreateAsync(NewUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (Refuse(user) is { Count: > 0 } refusals)
        {
            return new UserResult(null, refusals);
        }

        return await transactions.GuardAsync(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var context = scope.ServiceProvider.GetRequiredService<CareDbContext>();
                var identity = scope.ServiceProvider.GetRequiredService<UserManager<CareUser>>();
                await engine.BeginWriteAsync(context, "users", cancellationToken);
                var created = new CareUser { UserName = user.UserName, DisplayName = user.DisplayName.Trim(), Language = user.Language };
                var result = user.Password is null ? await identity.CreateAsync(created) : await identity.CreateAsync(created, user.Password);
                if (result.Succeeded)
                {
                    result = await identity.AddToRolesAsync(created, user.Roles.Distinct());
                }

                if (!result.Succeeded)
                {
                    return new UserResult(null, [.. result.Errors.Select(error => error.Description)]);
                }

                await context.Database.CurrentTransaction!.CommitAsync(CancellationToken.None);
                return new UserResult(created, []);
            },
            cancellationToken,
            queued: engine.HasOneWriter);
    }

    public Task<CareUser?> FindByNameAsync(string userName, CancellationToken cancellationToken)
    {
        var normal = new UpperInvariantLookupNormalizer().NormalizeName(userName);
        return transactions.ReadAsync(context => context.Users.SingleOrDefaultAsync(user => user.NormalizedUserName == normal, cancellationToken), cancellationToken);
    }

    public Task<CareUser?> FindAsync(string userId, CancellationToken cancellationToken) =>
        transactions.ReadAsync(context => context.Users.SingleOrDefaultAsync(user => user.Id == userId, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<CareUser>> ListAsync(CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => (IReadOnlyList<CareUser>)[.. (await context.Users.ToListAsync(cancellationToken)).OrderBy(user => user.NormalizedUserName, StringComparer.Ordinal)],
        cancellationToken);

    public Task<bool> SetLanguageAsync(string userId, string language, CancellationToken cancellationToken) => !CareLanguages.All.Contains(language)
        ? Task.FromResult(false)
        : transactions.WriteAsync(
            "users",
            async context => await context.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, language), cancellationToken) > 0,
            cancellationToken);

    public async Task JoinTeamAsync(string userId, CareTeamId team, string role, TimeRange during, CancellationToken cancellationToken)
    {
        if (!CareRoles.All.Contains(role))
        {
            throw new ArgumentException($"'{role}' is not a role. Roles: {string.Join(", ", CareRoles.All)}.", nameof(role));
        }

        if (during.From >= during.To)
        {
            throw new ArgumentException($"The time from {during.From} to {during.To} is empty.", nameof(during));
        }

        await transactions.WriteAsync(
            LockOf(userId),
            async context =>
            {
                if (!await context.Users.AnyAsync(user => user.Id == userId, cancellationToken) || !await context.Teams.AnyAsync(known => known.Id == team, cancellationToken))
                {
                    throw new InvalidOperationException($"User {userId} cannot join team {team}: one of them does not exist.");
                }

                if (!await context.TeamMemberships.AnyAsync(
                    row => row.UserId == userId && row.TeamId == team && row.Role == role && row.FromAt == during.From && row.ToAt == during.To, cancellationToken))
                {
                    context.TeamMemberships.Add(new TeamMembershipRow { UserId = userId, TeamId = team, Role = role, FromAt = during.From, ToAt = during.To });
                }

                return true;
            },
            cancellationToken);
        access.Forget(userId);
    }

    public async Task<bool> LeaveTeamAsync(string userId, CareTeamId team, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        var ended = await transactions.WriteAsync(
            LockOf(userId),
            async context =>
            {
                var memberships = context.TeamMemberships.Where(row => row.UserId == userId && row.TeamId == team && row.ToAt > now);

                // One that has not begun leaves no trace; one that runs keeps its past.
                var ahead = await memberships.Where(row => row.FromAt >= now).ExecuteDeleteAsync(cancellationToken);
                return ahead + await memberships.ExecuteUpdateAsync(set => set.SetProperty(row => row.ToAt, now), cancellationToken);
            },
            cancellationToken);
        access.Forget(userId);
        return ended > 0;
    }

    private static string LockOf(string userId) => $"user:{userId}";

    private static List<string> Refuse(NewUser user)
    {
        var refusals = new List<string>();
        if (string.IsNullOrWhiteSpace(user.DisplayName) || user.DisplayName.Trim().Length > LongestDisplayName)
        {
            refusals.Add($"The display name has 1 to {LongestDisplayName} characters.");
        }

        if (user.Roles.Count == 0 || user.Roles.Any(role => !CareRoles.All.Contains(role)))
        {
            refusals.Add($"A user has at least one role of: {string.Join(", ", CareRoles.All)}.");
        }

        if (!CareLanguages.All.Contains(user.Language))
        {
            refusals.Add($"The language is one of: {string.Join(", ", CareLanguages.All)}.");
        }

        return refusals;
    }
}
