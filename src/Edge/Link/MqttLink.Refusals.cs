using System.Security.Authentication;
using MQTTnet;

namespace AgeingMonitor.Edge.Link;

/// <summary>What a failure to connect means.</summary>
public sealed partial class MqttLink
{
    private static bool IsRefusal(MqttClientConnectResultCode code) =>
        code is MqttClientConnectResultCode.NotAuthorized or MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.Banned or MqttClientConnectResultCode.ClientIdentifierNotValid;

    /// <summary>A TLS 1.2 server refuses a certificate within the handshake; one of TLS 1.3 right after it, as an alert in place of the first answer.</summary>
    private static bool IsCertificateFault(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException || cause.GetType().Name is "SslException" || cause.Message.Contains("alert", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
