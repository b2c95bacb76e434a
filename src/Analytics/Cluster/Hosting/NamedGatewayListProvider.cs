using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orleans.Messaging;

namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>The gateways of a single silo, looked up by name again and again: a silo that is started anew may have another address.</summary>
internal sealed class NamedGatewayListProvider(IOptions<ClusterOptions> options) : IGatewayListProvider
{
    public TimeSpan MaxStaleness => TimeSpan.FromSeconds(3);

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        var gateways = new List<Uri>();
        IEnumerable<string> configured = options.Value.Gateways.Count > 0 ? options.Value.Gateways : ["127.0.0.1:30000"];
        foreach (var text in configured)
        {
            if (GatewayAddress.TryParse(text, out var gateway))
            {
                gateways.AddRange(await LookUpAsync(gateway));
            }
        }

        return gateways;
    }

    private static async Task<IEnumerable<Uri>> LookUpAsync(GatewayAddress gateway)
    {
        try
        {
            return (await GatewayAddress.ResolveAsync(gateway.Name)).Take(1).Select(address => new System.Net.IPEndPoint(address, gateway.Port).ToGatewayUri());
        }
        catch (SocketException)
        {
            // A name that is not known yet may be known in a moment: the list is asked for again.
            return [];
        }
    }
}
