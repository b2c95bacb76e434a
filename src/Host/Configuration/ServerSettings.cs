using System.Net;
using System.Text.Json;

namespace AgeingMonitor.Host.Configuration;

/// <summary>The settings of one server process, from file, environment and command line; a later one wins.</summary>
internal sealed class ServerSettings
{
    private ServerSettings(DataDirectory data, IConfigurationRoot configuration, IPAddress listen, int port)
    {
        Data = data;
        Configuration = configuration;
        Listen = listen;
        Port = port;
    }

    /// <summary>The data folder.</summary>
    public DataDirectory Data { get; }

    /// <summary>All settings.</summary>
    public IConfigurationRoot Configuration { get; }

    /// <summary>Address that pages are served on.</summary>
    public IPAddress Listen { get; }

    /// <summary>Port that pages are served on.</summary>
    public int Port { get; }

    /// <summary>Whether only this machine can reach the pages.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Listen);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ConfigurationFaultException">One message with everything that is wrong.</exception>
    public static ServerSettings Load(string? dataDirectory, FileInfo? file, IReadOnlyList<string> pairs, string listen, int port, IReadOnlyDictionary<string, string?>? more)
    {
        var faults = new List<string>();
        if (!IPAddress.TryParse(listen.Trim('[', ']'), out var address))
        {
            address = IPAddress.Loopback;
            if (listen != "localhost")
            {
                faults.Add($"--listen '{listen}' is not an address; for example 127.0.0.1, or 0.0.0.0 for all");
            }
        }

        if (port is < 1 or > 65535)
        {
            faults.Add($"--port {port} is not a port: 1 to 65535");
        }

        var flags = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                faults.Add($"--set '{pair}' is not key=value; for example Storage:Kind=influx");
                continue;
            }

            flags[pair[..equals].Trim()] = pair[(equals + 1)..];
        }

        DataDirectory? data = null;
        try
        {
            data = OpenData(dataDirectory);
        }
        catch (ConfigurationFaultException e)
        {
            faults.Add(e.Message);
        }

        if (file is { Exists: false })
        {
            faults.Add($"the configuration file '{file.FullName}' is not there");
        }

        IConfigurationRoot? configuration = null;
        if (data is not null)
        {
            try
            {
                configuration = new ConfigurationBuilder()
                    .AddInMemoryCollection(Defaults(data))
                    .AddJsonFile(file?.FullName ?? data.Inside("ageing.json"), optional: true, reloadOnChange: false)
                    .AddEnvironmentVariables("AGEING_")
                    .AddInMemoryCollection(more ?? new Dictionary<string, string?>())
                    .AddInMemoryCollection(flags)
                    .Build();
            }
            catch (Exception e) when (e is InvalidDataException or JsonException or FormatException)
            {
                faults.Add($"the configuration file '{file?.FullName ?? data.Inside("ageing.json")}' cannot be read: {Deepest(e).Message}");
            }
        }

        return faults.Count == 0
            ? new ServerSettings(data!, configuration!, address, port)
            : throw new ConfigurationFaultException("the configuration is not usable:" + string.Concat(faults.Select(f => $"{Environment.NewLine}  - {f}")));
    }

    private static DataDirectory OpenData(string? path) =>
        DataDirectory.Open(path ?? Environment.GetEnvironmentVariable("AGEING_DATA_DIR") ?? DataDirectory.Default);

    private static Dictionary<string, string?> Defaults(DataDirectory data) => new()
    {
        ["Storage:Path"] = data.Inside("observations.db"),
        ["Care:Path"] = data.Inside("care.db"),
        ["Broker:Certificates"] = data.Inside("pki"),
    };

    private static Exception Deepest(Exception fault) => fault.InnerException is { } inner ? Deepest(inner) : fault;
}
