using System.Buffers;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>What is said to the broker and heard from it.</summary>
internal sealed partial class KitPublisher
{
    private readonly SemaphoreSlim saying = new(1, 1);

    private Task<bool> PublishAsync(OutgoingPack pack, CancellationToken cancellationToken) =>
        link.TryPublishAsync(Topics.For(kit, pack.Number.Lane == Lane.Evt ? Topics.Evt : Topics.Obs), pack.Payload, pack.ContentType, retain: false, cancellationToken);

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        if (isRefused)
        {
            isRefused = false;
            LogAccepted();
        }

        sender.Pulse.Beat();
        keep.Beat();
        Connected.Beat();
        await SayStateAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One at a time, and made when it is its turn: what stays with the broker is the newest.</summary>
    private async Task SayStateAsync(CancellationToken cancellationToken, bool isOnline = true)
    {
        try
        {
            await saying.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Not said, as when there is no connection.
            return;
        }

        try
        {
            await link.TryPublishAsync(Topics.For(kit, Topics.State), State(isOnline), null, retain: true, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            saying.Release();
        }
    }

    private byte[] State(bool isOnline)
    {
        var now = inForce;
        lock (gate)
        {
            return KitStateEncoder.Encode(new KitState
            {
                Online = isOnline,
                AgentVersion = options.AgentVersion,
                Boot = outbox.Boot,
                Sensors = isOnline ? now.File.Sensors : [],
                ConfigurationVersion = now.File.Version,
                ConfigurationFault = now.Fault,
                QueueDepth = outbox.Figures.Packs,
                Clock = time.Quality,
            });
        }
    }

    private Task TakeMessageAsync(string topic, MqttMessage message)
    {
        var payload = message.Payload.ToArray();
        return Topics.TryParse(topic, out var to, out var channel) && to == kit
            ? channel switch
            {
                Topics.Ack => TakeAck(payload),
                Topics.Cfg => arrived.Writer.WriteAsync(payload, CancellationToken.None).AsTask(),
                Topics.Cmd => TakeCommand(payload, message.Retained),
                _ => Task.CompletedTask,
            }
            : Task.CompletedTask;
    }

    private Task TakeAck(byte[] payload)
    {
        if (!AckDecoder.TryDecode(payload, out var ack))
        {
            LogBadAck();
            return Task.CompletedTask;
        }

        lock (gate)
        {
            if (!stopping.IsCancellationRequested)
            {
                List<PackNumber> numbers = [.. sender.Remove(ack).Select(pack => pack.Number)];
                outbox.Acknowledge(numbers);
                awaited.Acknowledge(numbers);
            }
        }

        sender.Pulse.Beat();
        return Task.CompletedTask;
    }

    private Task TakeCommand(byte[] payload, bool isOld)
    {
        // What a broker had kept was asked nobody knows when: none is ever sent to be kept.
        if (isOld)
        {
            LogRetainedCommand();
        }
        else
        {
            OnCommand(payload);
        }

        return Task.CompletedTask;
    }

    private PresentTime PresentBy(KitTime known) => new(known.At(kernel.Read().Stamp), known.Quality.UncertaintySeconds ?? 0);

    /// <summary>The kit's own time, whatever the machine shows; null while it is unknown.</summary>
    public PresentTime? Present()
    {
        lock (gate)
        {
            ReadTime();
            return time.IsKnown ? PresentBy(time) : null;
        }
    }

    private void NoteRefusal(LinkRefusal refusal)
    {
        if (refusal.IsCertificate && !isRefused)
        {
            isRefused = true;
            LogRefused(kit.Value, refusal.Reason);
        }
    }
}
