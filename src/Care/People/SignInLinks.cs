using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.People;

internal sealed class SignInLinks(CareTransactions transactions, TimeProvider clock) : ISignInLinks
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private const int TokenBytes = 32;

    public async Task<SignInLink> CreateAsync(string userId, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = Instant.Now(clock);
        var link = new SignInLink(token, now + Lifetime);
        await transactions.WriteAsync(
            $"links:{userId}",
            async context =>
            {
                if (!await context.Users.AnyAsync(user => user.Id == userId, cancellationToken))
                {
                    throw new InvalidOperationException($"There is no user {userId}.");
                }

                await context.SignInLinks.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
                context.SignInLinks.Add(new SignInLinkRow { TokenHash = HashOf(token), UserId = userId, ExpiresAt = link.ExpiresAt });
                return true;
            },
            cancellationToken);
        return link;
    }

    public Task<CareUser?> RedeemAsync(string token, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        var now = Instant.Now(clock);
        return transactions.WriteAsync(
            $"link:{hash}",
            async context =>
            {
                // One statement decides: of two that come together one changes the row.
                var used = await context.SignInLinks
                    .Where(row => row.TokenHash == hash && row.UsedAt == null && row.ExpiresAt > now)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken);
                return used == 0
                    ? null
                    : await context.SignInLinks.Where(row => row.TokenHash == hash)
                        .Join(context.Users, row => row.UserId, user => user.Id, (_, user) => user)
                        .AsNoTracking()
                        .SingleOrDefaultAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>The token is 256 random bits, so a plain hash keeps it.</summary>
    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
