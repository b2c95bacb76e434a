using System.Net;
using System.Net.Sockets;

namespace AgeingMonitor.Integration.Tests.Processes;

/// <summary>Waits until a server of others accepts connections.</summary>
internal static class Listening
{
    public static async Task WaitAsync(Child child, int port)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (child.HasExited)
            {
                throw new InvalidOperationException($"{child.Name} ended with {child.ExitCode}:{Environment.NewLine}{child.Output}");
            }

            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
            }
        }

        throw new TimeoutException($"{child.Name} does not listen on port {port}:{Environment.NewLine}{child.Output}");
    }
}
