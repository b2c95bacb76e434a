using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Installation;

internal sealed class KitStates(CareTransactions transactions) : IKitStates
{
    public Task<bool> SaveAsync(KitId kit, KitState state, Instant receivedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return transactions.WriteAsync(
            $"kit-state:{kit}",
            async context =>
            {
                if (!await context.Kits.AnyAsync(row => row.Id == kit && row.RevokedAt == null, cancellationToken))
                {
                    return false;
                }

                var known = await context.KitStates.SingleOrDefaultAsync(row => row.KitId == kit, cancellationToken);
                if (known is null)
                {
                    context.KitStates.Add(new KitStateRow { KitId = kit, State = Text(state), IsOnline = state.Online, ReceivedAt = receivedAt });
                }
                else if (receivedAt >= known.ReceivedAt)
                {
                    known.State = state.Online ? Text(state) : known.State;
                    known.IsOnline = state.Online;
                    known.ReceivedAt = receivedAt;
                }

                return true;
            },
            cancellationToken);
    }

    public Task<ToldState?> FindAsync(KitId kit, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => await context.KitStates.SingleOrDefaultAsync(row => row.KitId == kit, cancellationToken) is { } row && KitStateDecoder.TryDecode(System.Text.Encoding.UTF8.GetBytes(row.State), out var state)
            ? new ToldState(state with { Online = row.IsOnline }, row.ReceivedAt)
            : null,
        cancellationToken);

    private static string Text(KitState state) => System.Text.Encoding.UTF8.GetString(KitStateEncoder.Encode(state));
}
