using System.Globalization;
using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Chain;

/// <summary><c>ageing up</c>: everything in one process, embedded broker and store.</summary>
internal sealed class SingleProcess : ChainSystem
{
    private readonly int http = Ports.Free();
    private readonly int mqtt = Ports.Free();
    private readonly int silo = Ports.Free();
    private readonly int gateway = Ports.Free();

    /// <summary>Where the embedded broker listens.</summary>
    public int BrokerPort => mqtt;

    public override IReadOnlyList<string> Parts => ["server"];

    public override string[] ToolArguments =>
    [
        "--data-dir", Folder.Path,
        "--set", string.Create(CultureInfo.InvariantCulture, $"Broker:Port={mqtt}"),
        "--set", string.Create(CultureInfo.InvariantCulture, $"Analytics:Cluster:Gateways:0=127.0.0.1:{gateway}"),
    ];

    protected override Child Launch(string part) => Ageing.Start(
        part,
        "up",
        "--data-dir", Folder.Path,
        "--port", http.ToString(CultureInfo.InvariantCulture),
        "--mqtt-port", mqtt.ToString(CultureInfo.InvariantCulture),
        "--set", string.Create(CultureInfo.InvariantCulture, $"Analytics:Cluster:SiloPort={silo}"),
        "--set", string.Create(CultureInfo.InvariantCulture, $"Analytics:Cluster:GatewayPort={gateway}"));

    protected override Task WaitReadyAsync(string part, Child child) => Ageing.WaitReadyAsync(child, http, TimeSpan.FromSeconds(60));
}
