using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Checks;
using AgeingMonitor.Edge.Sensors.Serial;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Ld2410;

/// <summary>Hi-Link LD2410: presence by 24 GHz radar, moving or not, and its distance.</summary>
internal sealed class Ld2410Driver(Ld2410Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [Presence, TargetDistance];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new SerialPart(buses, options.Port, options.Baud, "LD2410", Ld2410Frame.Format, clock, output);
        await HiLink.ConfigureAsync(part, clock, stop, HiLink.Encode(HiLink.Bluetooth, 0x00, 0x00));
        var presence = new PresenceHold(Presence, options.Hold, clock, output);
        var distance = new Seldom(TargetDistance, TimeSpan.FromSeconds(10), clock, output);
        while (true)
        {
            await part.ReadAsync(Take, stop);
        }

        void Take(ReadOnlySpan<byte> frame, long at)
        {
            if (!Ld2410Frame.TryRead(frame, out var report))
            {
                output.Lose(SensorLoss.Impossible);
                return;
            }

            var isThere = report.IsMoving || report.IsStill;
            presence.See(isThere, at);
            if (isThere && presence.IsThere)
            {
                distance.See(report.Metres, at);
            }
        }
    }
}
