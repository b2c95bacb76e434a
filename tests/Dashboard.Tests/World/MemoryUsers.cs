using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.AspNetCore.Identity;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Users in memory: Identity's store, the directory's language, and sign-in links.</summary>
internal sealed class MemoryUsers : IUserPasswordStore<CareUser>, IUserLockoutStore<CareUser>, IUserSecurityStampStore<CareUser>, IUserDirectory, ISignInLinks
{
    private readonly Dictionary<string, string> links = [];

    public List<CareUser> Users { get; } = [];

    public void AddLink(string token, string userId) => links[token] = userId;

    public void Dispose()
    {
    }

    public Task<SignInLink> CreateAsync(string userId, CancellationToken cancellationToken) => throw new NotSupportedException("Links come from AddLink.");

    public Task<CareUser?> RedeemAsync(string token, CancellationToken cancellationToken) =>
        links.Remove(token, out var user) ? FindAsync(user, cancellationToken) : Task.FromResult<CareUser?>(null);

    public Task<bool> SetLanguageAsync(string userId, string language, CancellationToken cancellationToken)
    {
        Users.First(u => u.Id == userId).Language = language;
        return Task.FromResult(true);
    }

    public Task<CareUser?> FindAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(Users.FirstOrDefault(u => u.Id == userId));

    public Task<CareUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => FindAsync(userId, cancellationToken);

    Task<CareUser?> IUserDirectory.FindByNameAsync(string userName, CancellationToken cancellationToken) => FindByNameAsync(userName.ToUpperInvariant(), cancellationToken);

    public Task<CareUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult(Users.FirstOrDefault(u => u.NormalizedUserName == normalizedUserName));

    public Task<IdentityResult> CreateAsync(CareUser user, CancellationToken cancellationToken)
    {
        Users.Add(user);
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> UpdateAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> DeleteAsync(CareUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> GetUserIdAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task SetUserNameAsync(CareUser user, string? userName, CancellationToken cancellationToken) => Set(() => user.UserName = userName);

    public Task<string?> GetNormalizedUserNameAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(CareUser user, string? normalizedName, CancellationToken cancellationToken) => Set(() => user.NormalizedUserName = normalizedName);

    public Task SetPasswordHashAsync(CareUser user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(CareUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(() => user.LockoutEnd = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(CareUser user, CancellationToken cancellationToken) => Set(() => user.AccessFailedCount = 0);

    public Task<int> GetAccessFailedCountAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(CareUser user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetSecurityStampAsync(CareUser user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(CareUser user, CancellationToken cancellationToken) => Task.FromResult(user.SecurityStamp);

    public Task<UserResult> CreateAsync(NewUser user, CancellationToken cancellationToken) => throw new NotSupportedException("Users come from Identity's own store.");

    public Task<IReadOnlyList<CareUser>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CareUser>>(Users);

    public Task JoinTeamAsync(string userId, CareTeamId team, string role, TimeRange during, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> LeaveTeamAsync(string userId, CareTeamId team, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
