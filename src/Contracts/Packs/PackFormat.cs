namespace AgeingMonitor.Contracts.Packs;

/// <summary>The two forms of a pack on the wire; they say the same.</summary>
public enum PackFormat
{
    /// <summary><c>application/senml+cbor</c>, what kits send by default.</summary>
    Cbor = 0,

    /// <summary><c>application/senml+json</c>.</summary>
    Json = 1,
}
