using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Ingest.Certificates;

namespace AgeingMonitor.Ingest.Tests.Broker;

/// <summary>The real Mosquitto on free ports, with the configuration that we ship: only paths, ports and the user it runs as are replaced.</summary>
internal sealed class MosquittoServer : IAsyncDisposable
{
    private readonly Process process;

    private MosquittoServer(Process process, int kitPort, int servicePort)
    {
        this.process = process;
        KitPort = kitPort;
        ServicePort = servicePort;
    }

    public int KitPort { get; }

    public int ServicePort { get; }

    /// <summary>Starts it, or skips the test where it is not installed.</summary>
    /// <param name="authority">Signs its certificate, and those that it lets in.</param>
    /// <param name="folder">For its state.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="acl">Which of the shipped lists.</param>
    /// <param name="portsOf">One that has ended, whose place it takes.</param>
    /// <param name="change">A change of the configuration that a test needs.</param>
    public static async Task<MosquittoServer> StartAsync(CertificateAuthority authority, string folder, CancellationToken cancellationToken, string acl = "acl", MosquittoServer? portsOf = null, Func<string, string>? change = null)
    {
        var program = Find() ?? throw Skip("mosquitto is not installed: apt-get install mosquitto");
        (await new IdentityKeeper(authority, TimeProvider.System).EnsureBrokerAsync([], cancellationToken)).Dispose();
        Directory.CreateDirectory(folder);
        var shipped = Path.Combine(RepositoryFolder(), "deploy", "mosquitto");
        var kitPort = portsOf?.KitPort ?? Ports.Free();
        var servicePort = portsOf?.ServicePort ?? Ports.Free();
        var configuration = (await File.ReadAllTextAsync(Path.Combine(shipped, "mosquitto.conf"), cancellationToken))
            .Replace("/mosquitto/config/acl", Path.Combine(shipped, acl), StringComparison.Ordinal)
            .Replace("/mosquitto/pki", Path.GetDirectoryName(authority.RootFile), StringComparison.Ordinal)
            .Replace("/mosquitto/data", folder, StringComparison.Ordinal)
            .Replace("listener 8883", string.Create(CultureInfo.InvariantCulture, $"listener {kitPort} 127.0.0.1"), StringComparison.Ordinal)
            .Replace("listener 8884", string.Create(CultureInfo.InvariantCulture, $"listener {servicePort} 127.0.0.1"), StringComparison.Ordinal)
            .Replace("sys_interval 10", "sys_interval 1", StringComparison.Ordinal)
            + $"\nuser {Environment.UserName}\n";
        var file = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(file, change?.Invoke(configuration) ?? configuration, cancellationToken);
        var process = Process.Start(new ProcessStartInfo(program, ["-c", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var server = new MosquittoServer(process, kitPort, servicePort);
        await server.AnswersAsync(output, cancellationToken);
        return server;
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "mosquitto"))
        .FirstOrDefault(File.Exists);

    private static InvalidOperationException Skip(string reason)
    {
        Assert.Skip(reason);
        return new InvalidOperationException(reason);
    }

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AgeingMonitor.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository's root was not found.");
        }

        return folder.FullName;
    }

    private async Task AnswersAsync(Task<string> output, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            if (process.HasExited)
            {
                Assert.Fail($"mosquitto ended: {await output}");
            }

            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, ServicePort, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(10, cancellationToken);
            }
        }

        Assert.Fail("mosquitto does not answer.");
    }
}
