using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>Reads the JSON of topic <c>res</c>. Bad input is <c>false</c>, never an exception. What is read, <see cref="CommandAnswerEncoder"/> can write: what does not fit into a message once it is escaped is refused. Unknown members are passed over, as later agents may add some.</summary>
public static class CommandAnswerDecoder
{
    /// <summary>Reads one payload.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out CommandAnswer? answer)
    {
        answer = null;
        if (payload.Length is 0 or > WireLimits.MaxMessageBytes)
        {
            return false;
        }

        try
        {
            if (JsonSerializer.Deserialize(payload, CommandAnswerJson.Default.CommandAnswerDocument) is not { } document
                || !CommandId.TryParse(document.Request, out var request)
                || !CommandRules.TryParse(document.Outcome, out var outcome))
            {
                return false;
            }

            var read = new CommandAnswer { Request = request, Outcome = outcome, Detail = document.Detail, Diagnostics = document.Diagnostics };
            answer = CommandAnswerRules.FindFault(read) is null && CommandAnswerEncoder.Fit(read) is not null ? read : null;
            return answer is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON of this form, or text that is no Unicode.
            return false;
        }
    }
}
