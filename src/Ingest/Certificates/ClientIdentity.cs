using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>Who a client is, as its certificate says: a kit or one of the server's own services.</summary>
public sealed record ClientIdentity
{
    private ClientIdentity(string name, KitId? kit)
    {
        Name = name;
        Kit = kit;
    }

    /// <summary>The certificate's common name, which is also the MQTT user name.</summary>
    public string Name { get; }

    /// <summary>The kit; null for a service.</summary>
    public KitId? Kit { get; }

    /// <summary>Reads a common name; false when it is neither a kit's id nor a known service.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, [NotNullWhen(true)] out ClientIdentity? identity)
    {
        identity = KitId.TryParse(name, out var kit) ? new ClientIdentity(kit.Value, kit)
            : name is not null && ServiceNames.Clients.Contains(name, StringComparer.Ordinal) ? new ClientIdentity(name, null)
            : null;
        return identity is not null;
    }
}
