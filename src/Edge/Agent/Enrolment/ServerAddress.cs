namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>Contents of <c>server.json</c>.</summary>
/// <param name="Broker">Host of the broker.</param>
/// <param name="Port">Port of the broker, TLS only.</param>
/// <param name="Enrolment">Where certificates are renewed, <c>https://host:port</c>.</param>
internal sealed record ServerAddress(string Broker, int Port, string Enrolment);
