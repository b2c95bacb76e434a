using System.Buffers.Binary;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Serial;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Mr60fda2;

/// <summary>Seeed MR60FDA2: somebody on the floor, and presence, by 60 GHz radar at the ceiling. What becomes of a fall is decided by the rules of the kit.</summary>
internal sealed class Mr60fda2Driver(Mr60fda2Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const int Baud = 115200;
    private static readonly TimeSpan BetweenCommands = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(10);

    /// <summary>What was told, kept over runs: a radar that is well after being started anew is believed again.</summary>
    private bool isSuspect;

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [FloorPresence, Presence, Contracts.Vocabulary.Quantities.SensorFault];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new SerialPart(buses, options.Port, Baud, "MR60FDA2", Mr60fda2Frame.Format, clock, output);
        var height = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(height, options.Height);
        await part.SendAsync(Mr60fda2Frame.Encode(1, Mr60fda2Frame.SetHeight, height), stop);
        await Task.Delay(BetweenCommands, clock, stop);
        bool? isThere = null;
        bool? isFallen = null;
        long? askedAt = null;
        while (true)
        {
            // Asked again and again, so that a radar with nothing to tell is known from a dead one, and one that lost its height is found out.
            if (askedAt is not { } before || clock.GetElapsedTime(before) >= BetweenQuestions)
            {
                askedAt = clock.GetTimestamp();
                await part.SendAsync(Mr60fda2Frame.Encode(0, Mr60fda2Frame.ReadParameters), stop);
            }

            await part.ReadAsync(Take, stop);
        }

        void Take(ReadOnlySpan<byte> frame, long at)
        {
            var data = Mr60fda2Frame.Data(frame);
            switch (Mr60fda2Frame.Type(frame))
            {
                case Mr60fda2Frame.Fall when IsFlag(data):
                    Change(FloorPresence, ref isFallen, data[0] == 1, at);
                    break;
                case Mr60fda2Frame.Present when IsFlag(data):
                    Change(Presence, ref isThere, data[0] == 1, at);
                    break;
                case Mr60fda2Frame.SetHeight when IsFlag(data):
                    Suspect(data[0] == 1 ? null : $"The fall radar on {options.Port} refuses its height of {options.Height:0.##} m: it judges falls by another.", at);
                    break;
                case Mr60fda2Frame.ReadParameters when data.Length >= 4:
                    var set = BinaryPrimitives.ReadSingleLittleEndian(data);
                    Suspect(Math.Abs(set - options.Height) < 0.01 ? null : $"The fall radar on {options.Port} is not set to its height of {options.Height:0.##} m: it judges falls by another.", at);
                    break;
                case Mr60fda2Frame.Fall or Mr60fda2Frame.Present:
                    output.Lose(SensorLoss.Impossible);
                    break;
                default:
                    break;
            }
        }

        void Change(QuantityDefinition quantity, ref bool? told, bool now, long at)
        {
            if (told != now)
            {
                told = now;
                output.Say(quantity, ObservedValue.Of(now ? 1 : 0), at);
            }
        }

        void Suspect(string? why, long at)
        {
            if (isSuspect != why is not null)
            {
                isSuspect = why is not null;
                output.Suspect(why, at);
            }
        }
    }

    private static bool IsFlag(ReadOnlySpan<byte> data) => data.Length == 1 && data[0] <= 1;
}
