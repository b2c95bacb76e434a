using System.Threading.Channels;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Hubs;
using AgeingMonitor.Dashboard.Tests.World;
using Microsoft.AspNetCore.SignalR.Client;

namespace AgeingMonitor.Dashboard.Tests.Hubs;

/// <summary>A page's connection: what the hub says, in order.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    /// <summary>Only ends a test that would hang.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Channel<object> said = Channel.CreateUnbounded<object>();

    private LivePage(HubConnection hub)
    {
        Hub = hub;
        hub.On<DeltaBatch>(nameof(ILiveClient.Changed), batch => said.Writer.TryWrite(batch));
        hub.On<CatchUp>(nameof(ILiveClient.Snapshot), whole => said.Writer.TryWrite(whole));
        hub.On<FeedNotice>(nameof(ILiveClient.StateChanged), notice => said.Writer.TryWrite(notice));
        hub.On<string>(nameof(ILiveClient.Removed), team => said.Writer.TryWrite(team));
    }

    public HubConnection Hub { get; }

    public static async Task<LivePage> OpenAsync(DashboardWorld world, Reader reader)
    {
        var page = new LivePage(world.Connect(reader));
        await page.Hub.StartAsync();
        return page;
    }

    public async Task<CatchUp> JoinAsync(CareTeamId team, Guid? epoch, long number) =>
        (await Hub.InvokeAsync<JoinAnswer>("Join", new[] { new Place(team.Value, epoch, number) })).Teams.Single();

    /// <summary>The next thing said of this kind; others are passed over, but not a second whole view when a change is awaited.</summary>
    public async Task<T> NextAsync<T>()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        await foreach (var words in said.Reader.ReadAllAsync(limit.Token))
        {
            if (words is T wanted)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException("The connection ended.");
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
