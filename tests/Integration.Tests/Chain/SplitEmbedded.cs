using System.Globalization;
using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Chain;

/// <summary>Roles as processes on one machine, static gateways, no Redis; broker and store embedded in the ingest process.</summary>
internal sealed class SplitEmbedded : ChainSystem
{
    private readonly Dictionary<string, int> http = new() { ["silo"] = Ports.Free(), ["ingest"] = Ports.Free() };
    private readonly int mqtt = Ports.Free();
    private readonly int silo = Ports.Free();
    private readonly int gateway = Ports.Free();

    public override IReadOnlyList<string> Parts => ["silo", "ingest"];

    public override string[] ToolArguments =>
    [
        "--data-dir", Folder.Path,
        "--set", string.Create(CultureInfo.InvariantCulture, $"Broker:Port={mqtt}"),
        "--set", string.Create(CultureInfo.InvariantCulture, $"Analytics:Cluster:Gateways:0=127.0.0.1:{gateway}"),
    ];

    protected override Child Launch(string part) => part == "silo"
        ? Ageing.Start(part, "analytics", "--data-dir", Folder.Path, "--port", Port(part), "--set", string.Create(CultureInfo.InvariantCulture, $"Analytics:Cluster:SiloPort={silo}"), "--set", string.Create(CultureInfo.InvariantCulture, $"Analytics:Cluster:GatewayPort={gateway}"))
        : Ageing.Start(part, ["ingest", "--port", Port(part), .. ToolArguments]);

    protected override Task WaitReadyAsync(string part, Child child) => Ageing.WaitReadyAsync(child, http[part], TimeSpan.FromSeconds(60));

    private string Port(string part) => http[part].ToString(CultureInfo.InvariantCulture);
}
