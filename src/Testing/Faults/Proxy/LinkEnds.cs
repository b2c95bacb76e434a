namespace AgeingMonitor.Testing.Faults.Proxy;

/// <summary>The ends of a connection through a <see cref="TcpFaultProxy"/>.</summary>
[Flags]
public enum LinkEnds
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>Who has connected to the proxy.</summary>
    Client = 1,

    /// <summary>The target.</summary>
    Target = 2,

    /// <summary>Both.</summary>
    Both = Client | Target,
}
