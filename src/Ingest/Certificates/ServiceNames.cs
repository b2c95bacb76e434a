namespace AgeingMonitor.Ingest.Certificates;

/// <summary>Names of the server's own identities: common name of the certificate and MQTT user name.</summary>
public static class ServiceNames
{
    /// <summary>Reads what kits say and answers them.</summary>
    public const string Ingest = "ageing-ingest";

    /// <summary>Plays recordings in the name of kits whose home is in mode replay.</summary>
    public const string Player = "ageing-player";

    /// <summary>The broker's own certificate; not a client, and refused as one.</summary>
    public const string Broker = "ageing-broker";

    /// <summary>The certificate of the door at which kits enrol; not a client either.</summary>
    public const string Enrolment = "ageing-enrolment";

    /// <summary>Those that may connect as clients.</summary>
    public static IReadOnlyList<string> Clients { get; } = [Ingest, Player];
}
