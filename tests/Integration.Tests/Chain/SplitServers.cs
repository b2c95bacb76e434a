using System.Globalization;
using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Chain;

/// <summary>The services of docker-compose.yml as processes: the real Mosquitto with the configuration that is shipped, the real InfluxDB, a silo and two replicas of ingest.</summary>
internal sealed class SplitServers : ChainSystem
{
    private static readonly string[] Servers = ["mosquitto", "influxd"];
    private readonly Dictionary<string, int> http = new() { ["silo"] = Ports.Free(), ["ingest-1"] = Ports.Free(), ["ingest-2"] = Ports.Free() };
    private readonly int kits = Ports.Free();
    private readonly int services = Ports.Free();
    private readonly int influx = Ports.Free();
    private readonly int influxBackup = Ports.Free();
    private readonly int silo = Ports.Free();
    private readonly int gateway = Ports.Free();

    public override IReadOnlyList<string> Parts => ["database", "broker", "silo", "ingest-1", "ingest-2"];

    public override string[] ToolArguments =>
    [
        "--data-dir", Folder.Inside("data"),
        "--set", "Broker:Kind=external",
        "--set", "Broker:Address=localhost",
        "--set", Setting("Broker:Port", services),
        "--set", "Storage:Kind=influx",
        "--set", string.Create(CultureInfo.InvariantCulture, $"Storage:Influx:Url=http://127.0.0.1:{influx}"),
        "--set", string.Create(CultureInfo.InvariantCulture, $"Analytics:Cluster:Gateways:0=127.0.0.1:{gateway}"),
    ];

    /// <summary>Whether the servers are installed here.</summary>
    public static bool ArePresent => Servers.All(program => Installed(program) is not null);

    public static void SkipWhereAbsent()
    {
        var missing = Servers.Where(program => Installed(program) is null).ToList();
        Assert.SkipWhen(missing.Count > 0, $"not installed: {string.Join(", ", missing)} (Debian packages mosquitto and influxdb)");
    }

    protected override async Task PrepareAsync()
    {
        var (code, output) = await Ageing.RunAsync(TimeSpan.FromMinutes(1), "certificates", "--data-dir", Folder.Inside("data"));
        Assert.True(code == 0, output);
        var deploy = Path.Combine(Ageing.Root, "deploy", "mosquitto");
        var configuration = (await File.ReadAllTextAsync(Path.Combine(deploy, "mosquitto.conf"), TestContext.Current.CancellationToken))
            .Replace("/mosquitto/config/acl", Path.Combine(deploy, "acl-replay"), StringComparison.Ordinal)
            .Replace("/mosquitto/pki/", Folder.Inside("data", "pki") + "/", StringComparison.Ordinal)
            .Replace("/mosquitto/data/", Folder.Path + "/", StringComparison.Ordinal)
            .Replace("listener 8883", $"listener {kits} 127.0.0.1", StringComparison.Ordinal)
            .Replace("listener 8884", $"listener {services} 127.0.0.1", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Folder.Inside("mosquitto.conf"), configuration + Environment.NewLine + "user root" + Environment.NewLine, TestContext.Current.CancellationToken);
    }

    protected override Child Launch(string part) => part switch
    {
        "broker" => Child.Start(part, Installed("mosquitto")!, ["-c", Folder.Inside("mosquitto.conf")]),
        "database" => Child.Start(part, Installed("influxd")!, ["run"], new Dictionary<string, string>
        {
            ["INFLUXDB_REPORTING_DISABLED"] = "true",
            ["INFLUXDB_BIND_ADDRESS"] = Address(influxBackup),
            ["INFLUXDB_HTTP_BIND_ADDRESS"] = Address(influx),
            ["INFLUXDB_HTTP_LOG_ENABLED"] = "false",
            ["INFLUXDB_META_DIR"] = Folder.Inside("influx", "meta"),
            ["INFLUXDB_DATA_DIR"] = Folder.Inside("influx", "data"),
            ["INFLUXDB_DATA_WAL_DIR"] = Folder.Inside("influx", "wal"),
        }),
        "silo" => Ageing.Start(part, ["analytics", "--port", Port(part), .. ToolArguments, "--set", Setting("Analytics:Cluster:SiloPort", silo), "--set", Setting("Analytics:Cluster:GatewayPort", gateway)]),
        _ => Ageing.Start(part, ["ingest", "--port", Port(part), .. ToolArguments]),
    };

    protected override Task WaitReadyAsync(string part, Child child) => part switch
    {
        "broker" => Listening.WaitAsync(child, services),
        "database" => Listening.WaitAsync(child, influx),
        _ => Ageing.WaitReadyAsync(child, http[part], TimeSpan.FromSeconds(60)),
    };

    private static string? Installed(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    private static string Setting(string key, int value) => string.Create(CultureInfo.InvariantCulture, $"{key}={value}");

    private string Port(string part) => http[part].ToString(CultureInfo.InvariantCulture);
}
