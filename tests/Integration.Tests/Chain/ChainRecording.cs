using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Integration.Tests.Chain;

/// <summary>A recording with all that makes order hard: two lanes, a reboot, a silent hour, packs that were shed; and with alerts of every rule.</summary>
internal static class ChainRecording
{
    /// <summary>Length of the recorded time.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(16);

    private static readonly TimeSpan PackLength = TimeSpan.FromMinutes(1);
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 28, 18, 0, 0, TimeSpan.Zero));
    private static readonly CareTeamId Team = CareTeamId.Derive("chain/team");

    /// <summary>Writes it; the same bytes each time.</summary>
    public static async Task WriteAsync(string path, int homes)
    {
        var simulated = Enumerable.Range(0, homes).Select(i => new SimulatedHome(new SimulatedHomeOptions
        {
            Name = $"chain/{i}",
            Seed = 7,
            Number = i,
            Mode = HomeMode.Replay,
            TimeZone = "Europe/Paris",
            CareTeam = Team,
        })).ToList();
        var manifest = new RecordingManifest { Name = "chain", Provenance = "simulated homes, for tests", TimeZone = "Europe/Paris", Homes = [.. simulated.Select(h => h.Plan)] };
        var messages = simulated.SelectMany((home, i) => Messages(home, i)).OrderBy(m => m.At).ThenBy(m => m.Kit.Value, StringComparer.Ordinal).ThenBy(m => m.Channel, StringComparer.Ordinal);
        await using var writer = await RecordingWriter.CreateAsync(path, manifest, TestContext.Current.CancellationToken);
        foreach (var message in messages)
        {
            await writer.WriteAsync(message, TestContext.Current.CancellationToken);
        }

        await writer.CompleteAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<RecordedMessage> Messages(SimulatedHome home, int number)
    {
        long boot = 1, obs = 0, evt = 0, shedFrom = 0;
        BootEnd? after = null;
        IReadOnlyList<ShedRange> shed = [];
        for (var at = Start; at < Start + Length; at += PackLength)
        {
            var until = at + PackLength;
            var minute = (int)((at - Start) / PackLength);

            // The kit of every home is restarted at another hour; the first home is silent for an hour; the second sheds a minute's pack.
            if (minute == 300 + (40 * number))
            {
                after = new BootEnd(boot, obs, evt);
                boot++;
                (obs, evt, shed) = (0, 0, []);
            }

            if (number == 0 && minute is >= 600 and < 660)
            {
                continue;
            }

            if (minute == 120 + (15 * number) || minute == 500 + number)
            {
                var what = minute < 500 ? Quantities.Help : Quantities.Fall;
                var value = what.IsText ? ObservedValue.Of("suspected") : ObservedValue.Of(1);
                evt++;
                yield return Message(home, new PackKey(home.Kit, boot, Lane.Evt, evt), until, null, after, [], [new Observation(home.Sensors[0].Sensor, what, until, value)]);
            }

            obs++;
            if (number == 1 && minute == 200)
            {
                shedFrom = obs;
                shed = [new ShedRange(boot, Lane.Obs, new SequenceRange(shedFrom, shedFrom))];
                continue;
            }

            yield return Message(home, new PackKey(home.Kit, boot, Lane.Obs, obs), until, evt, after, shed, Watched(home, at, until, minute));
        }
    }

    /// <summary>The home's own life, with a fever and a low battery now and then.</summary>
    private static List<Observation> Watched(SimulatedHome home, Instant from, Instant until, int minute)
    {
        var observations = home.Between(from, until).ToList();
        if (minute % 240 == 60)
        {
            observations.Add(new Observation(home.Sensors[0].Sensor, Quantities.BodyTemperature, until, ObservedValue.Of(39.4)));
        }

        if (minute is 400 or 900)
        {
            observations.Add(new Observation(home.Sensors[0].Sensor, Quantities.Battery, until, ObservedValue.Of(minute == 400 ? 9 : 80)));
        }

        return observations;
    }

    private static RecordedMessage Message(SimulatedHome home, PackKey key, Instant at, long? eventsBefore, BootEnd? after, IReadOnlyList<ShedRange> shed, IReadOnlyList<Observation> observations)
    {
        var pack = new Pack
        {
            Key = key,
            SealedAt = at,
            ReceivedAt = at,
            Clock = new ClockQuality(ClockState.Synced, 0.1),
            EventsBefore = eventsBefore,
            After = after,
            Shed = shed,
            Observations = observations,
        };
        return new RecordedMessage(at, home.Kit, key.Lane == Lane.Obs ? Topics.Obs : Topics.Evt, WireLimits.SenMlCbor, PackEncoder.Encode(pack));
    }
}
