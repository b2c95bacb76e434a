using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AgeingMonitor.Care.Installation;

/// <summary>
/// A report and its signature as a flattened JSON Web Signature (RFC 7515, ES256): any JOSE library verifies it with the server's public key. The key is named by its thumbprint (RFC 7638).
/// </summary>
public static class SignedReport
{
    /// <summary>Signs.</summary>
    /// <param name="report">The report.</param>
    /// <param name="key">P-256, with its private part.</param>
    /// <returns>The JSON document to keep.</returns>
    public static string Sign(CommissioningReport report, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var payload = Base64Url.EncodeToString(CommissioningJson.Write(report));
        var head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","typ":"commissioning-report+jws","kid":"{{KeyId(key)}}"}"""));
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{head}.{payload}"), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return new JsonObject { ["payload"] = payload, ["protected"] = head, ["signature"] = Base64Url.EncodeToString(signature) }.ToJsonString();
    }

    /// <summary>The report inside a document that this key has signed; null when it has not, or not so.</summary>
    public static CommissioningReport? Verify(string document, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            if (JsonNode.Parse(document) is not JsonObject parts || Text(parts, "payload") is not { } payload || Text(parts, "protected") is not { } head || Text(parts, "signature") is not { } signature
                || JsonNode.Parse(Base64Url.DecodeFromChars(head)) is not JsonObject header || Text(header, "alg") != "ES256" || Text(header, "kid") != KeyId(key)
                || !key.VerifyData(Encoding.ASCII.GetBytes($"{head}.{payload}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
            {
                return null;
            }

            return CommissioningJson.Read(Base64Url.DecodeFromChars(payload));
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The key's thumbprint (RFC 7638, SHA-256, base64url).</summary>
    public static string KeyId(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(jwk)));
    }

    private static string? Text(JsonObject parts, string name) => parts[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
