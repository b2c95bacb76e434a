using System.Text.Json;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>Writes the JSON of topic <c>res</c>.</summary>
public static class CommandAnswerEncoder
{
    /// <summary>Characters of a sensor's last fault that are told, where all of it would make the message too large.</summary>
    private static readonly int[] Lengths = [WireLimits.MaxReason, 200, 40, 0];

    /// <summary>The bytes of an answer. Faults of sensors are cut as far as is needed to fit into a message.</summary>
    /// <exception cref="ArgumentException">The answer breaks a limit of the wire.</exception>
    public static byte[] Encode(CommandAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (CommandAnswerRules.FindFault(answer) is { } fault)
        {
            throw new ArgumentException(fault, nameof(answer));
        }

        return Fit(answer) ?? throw new ArgumentException($"The answer has more than {WireLimits.MaxMessageBytes} bytes.", nameof(answer));
    }

    /// <summary>The bytes of an answer that keeps the rules; null when no cut makes it fit into a message.</summary>
    internal static byte[]? Fit(CommandAnswer answer) => Lengths.Select(length => Write(answer, length)).FirstOrDefault(bytes => bytes.Length <= WireLimits.MaxMessageBytes);

    private static byte[] Write(CommandAnswer answer, int length) => JsonSerializer.SerializeToUtf8Bytes(
        new CommandAnswerDocument
        {
            Request = answer.Request.Value,
            Outcome = CommandRules.TextOf(answer.Outcome),
            Detail = answer.Detail,
            Diagnostics = answer.Diagnostics is { } said ? said with { Sensors = [.. said.Sensors.Select(sensor => sensor with { LastFault = length == 0 ? null : WireText.Cut(sensor.LastFault, length) })] } : null,
        },
        CommandAnswerJson.Default.CommandAnswerDocument);
}
