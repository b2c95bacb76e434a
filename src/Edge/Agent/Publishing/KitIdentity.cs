using System.Security.Cryptography;
using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>Who the kit is and where its broker listens, as enrolment left it in folder <c>identity</c> of the kit's data.</summary>
/// <param name="Kit">The common name of the certificate.</param>
/// <param name="Endpoint">The broker, our certificate, and the one authority that its certificate must come from.</param>
internal sealed record KitIdentity(KitId Kit, MqttEndpoint Endpoint)
{
    /// <summary>Reads <c>kit.crt</c>, <c>kit.key</c>, <c>root.crt</c> (PEM) and <c>server.json</c>.</summary>
    /// <exception cref="KitIdentityException">A file is missing or is not what it should be; the message says which and what to do.</exception>
    public static KitIdentity Read(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "identity");
        string File(string name)
        {
            var path = Path.Combine(folder, name);
            return System.IO.File.Exists(path) ? path : throw new KitIdentityException($"'{path}' is missing: this kit is not enrolled. Run ageing-edge enrol first.");
        }

        var (certificate, key, root, server) = (File("kit.crt"), File("kit.key"), File("root.crt"), File("server.json"));
        var (host, port) = ReadServer(server);
        try
        {
            var endpoint = MqttEndpoint.FromPemFiles(host, port, certificate, key, root);
            return KitId.TryParse(endpoint.UserName, out var kit)
                ? new KitIdentity(kit, endpoint)
                : throw new KitIdentityException($"'{certificate}' is of '{endpoint.UserName}', which is no kit. Run ageing-edge enrol again.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new KitIdentityException($"The certificate in '{folder}' cannot be used: {e.Message} Run ageing-edge enrol again.", e);
        }
    }

    private static (string Host, int Port) ReadServer(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("broker", out var broker) && broker.ValueKind == JsonValueKind.String && broker.GetString() is { Length: > 0 } host
                && root.TryGetProperty("port", out var port) && port.ValueKind == JsonValueKind.Number && port.TryGetInt32(out var number) && number is > 0 and < 65_536)
            {
                return (host, number);
            }
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new KitIdentityException($"'{path}' cannot be read: {e.Message}", e);
        }

        throw new KitIdentityException($"'{path}' does not say where the broker is: it should hold \"broker\", a host name, and \"port\", a number.");
    }
}
