using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Checks;
using AgeingMonitor.Edge.Sensors.Serial;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Ld2450;

/// <summary>Hi-Link LD2450: up to three people by 24 GHz radar, ten frames a second.</summary>
internal sealed class Ld2450Driver(Ld2450Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [Presence, PeopleCount, TargetDistance, TargetSpeed];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new SerialPart(buses, options.Port, options.Baud, "LD2450", Ld2450Frame.Format, clock, output);
        await HiLink.ConfigureAsync(part, clock, stop, HiLink.Encode(HiLink.TrackSeveral), HiLink.Encode(HiLink.Bluetooth, 0x00, 0x00));
        var presence = new PresenceHold(Presence, options.Hold, clock, output);
        var people = new Seldom(PeopleCount, TimeSpan.FromMinutes(1), clock, output);
        var distance = new Seldom(TargetDistance, TimeSpan.FromSeconds(10), clock, output);
        var speed = new Seldom(TargetSpeed, TimeSpan.FromSeconds(10), clock, output);
        while (true)
        {
            await part.ReadAsync(Take, stop);
        }

        void Take(ReadOnlySpan<byte> frame, long at)
        {
            Span<Ld2450Target> targets = stackalloc Ld2450Target[Ld2450Frame.MostTargets];
            if (!Ld2450Frame.TryRead(frame, targets, out var count))
            {
                output.Lose(SensorLoss.Impossible);
                return;
            }

            var wasThere = presence.IsThere;
            presence.See(count > 0, at);
            if (wasThere && !presence.IsThere)
            {
                output.Measure(PeopleCount, 0, at);
                people = new Seldom(PeopleCount, TimeSpan.FromMinutes(1), clock, output);
            }

            if (!presence.IsThere || count == 0)
            {
                return;
            }

            var nearest = targets[0];
            foreach (var target in targets[1..count])
            {
                nearest = target.Metres < nearest.Metres ? target : nearest;
            }

            people.See(count, at);
            distance.See(nearest.Metres, at);
            speed.See(nearest.CentimetresPerSecond / 100.0, at);
        }
    }
}
