using Microsoft.Extensions.Logging;
using MQTTnet.Diagnostics.Logger;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>Errors and warnings of the MQTT library, in our log. What a client does wrong is of interest to its technician only: level debug.</summary>
internal sealed partial class BrokerLog(ILogger<BrokerLog> log) : IMqttNetLogger
{
    public bool IsEnabled => log.IsEnabled(LogLevel.Debug);

    public void Publish(MqttNetLogLevel logLevel, string source, string message, object[] parameters, Exception exception)
    {
        if (logLevel >= MqttNetLogLevel.Warning)
        {
            LogLibrary(source, exception?.Message ?? message);
        }
    }

    [LoggerMessage(3110, LogLevel.Debug, "{Source}: {Message}")]
    private partial void LogLibrary(string source, string message);
}
