using System.Buffers;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

/// <summary>What a simulated kit answers when it is asked: how it is, as far as there is something, and for all else that it is a simulation.</summary>
public sealed partial class SimulatedKit
{
    private readonly long started;

    private Task HearAsync(string topic, MqttMessage message) => topic.EndsWith($"/{Topics.Cmd}", StringComparison.Ordinal) ? AnswerAsync(message) : TakeAck(message);

    private async Task AnswerAsync(MqttMessage message)
    {
        if (message.Retained || KitCommandDecoder.Decode(message.Payload.ToArray()) is not { Request: { } request } result)
        {
            return;
        }

        var answer = new CommandAnswer
        {
            Request = request,
            Outcome = result.Command switch
            {
                null => CommandOutcome.Malformed,
                { Kind: CommandKind.Unknown } => CommandOutcome.Unknown,
                { Kind: CommandKind.Diagnostics } => CommandOutcome.Done,
                _ => CommandOutcome.Simulated,
            },
            Diagnostics = result.Command?.Kind == CommandKind.Diagnostics ? Diagnose() : null,
        };
        await link.TryPublishAsync(Topics.For(Kit, Topics.Res), CommandAnswerEncoder.Encode(answer), null, retain: false, stopping.Token).ConfigureAwait(false);
    }

    private KitDiagnostics Diagnose()
    {
        lock (gate)
        {
            return new KitDiagnostics
            {
                Agent = KitSays.Agent,
                Boot = Boot,
                Uptime = Math.Floor(clock.GetElapsedTime(started).TotalSeconds),
                Clock = quality.State.ToString().ToLowerInvariant(),
                ClockUncertainty = quality.UncertaintySeconds,
                Packs = outbox.Unsent + sender.UnderWay,
                Waiting = 0,
                ShedPacks = outbox.ShedPacks,
                LostReadings = 0,
                Sensors = [.. options.Sensors.Select(sensor => new SensorDiagnostics { Name = sensor.Sensor.Value, Driver = "simulated", State = "well" })],
            };
        }
    }
}
