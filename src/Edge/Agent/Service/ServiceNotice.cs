using System.Net.Sockets;
using System.Text;

namespace AgeingMonitor.Edge.Agent.Service;

/// <summary>Tells systemd how the program is, by the protocol of sd_notify(3): a datagram to the socket that <c>NOTIFY_SOCKET</c> names. Where nobody listens, nothing happens. Safe to share.</summary>
/// <param name="socket">Path of the socket, or <c>@</c> and a name in the abstract space; null or empty when nobody listens.</param>
internal sealed class ServiceNotice(string? socket)
{
    /// <summary>The program does its work.</summary>
    public bool Ready() => Send("READY=1");

    /// <summary>The program is alive.</summary>
    public bool Alive() => Send("WATCHDOG=1");

    /// <summary>The program ends.</summary>
    public bool Stopping() => Send("STOPPING=1");

    /// <summary>What a person reads in <c>systemctl status</c>; one line.</summary>
    public bool Status(string text) => Send($"STATUS={text.ReplaceLineEndings(" ")}");

    private bool Send(string text)
    {
        if (string.IsNullOrEmpty(socket))
        {
            return false;
        }

        try
        {
            using var sender = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
            sender.SendTo(Encoding.UTF8.GetBytes(text), new UnixDomainSocketEndPoint(socket[0] == '@' ? $"\0{socket[1..]}" : socket));
            return true;
        }
        catch (Exception e) when (e is SocketException or ArgumentException or PlatformNotSupportedException)
        {
            // systemd is being started anew, or the path is none: it hears the next one, or ends the program, which is its business.
            return false;
        }
    }
}
