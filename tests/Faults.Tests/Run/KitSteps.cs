using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Faults.Tests.Site;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Faults.Tests.Run;

/// <summary>What a kit does: observes, calls for help, stays away, restarts, dies.</summary>
internal sealed class KitSteps(SeededRandom random)
{
    private static readonly (SensorId, QuantityDefinition, ObservedValue) Motion = (FaultKit.Hall, Quantities.Motion, ObservedValue.Of(1));
    private static readonly (SensorId, QuantityDefinition, ObservedValue) Help = (FaultKit.Wrist, Quantities.Help, ObservedValue.Of(1));
    private static readonly (SensorId, QuantityDefinition, ObservedValue) Fall = (FaultKit.Wrist, Quantities.Fall, ObservedValue.Of("suspected"));
    private static readonly (SensorId, QuantityDefinition, ObservedValue) Confirmed = (FaultKit.Wrist, Quantities.Fall, ObservedValue.Of("confirmed"));

    public FaultStep Draw(FaultKit kit, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"kit {number}");
        if (!kit.IsRunning)
        {
            return FaultStep.Of($"{name} starts", kit.Start);
        }

        // The kit's time moves on by whole seconds, at least one.
        var seconds = random.Next(1, 50);
        switch (random.Next(0, 100))
        {
            case < 30:
                return Observe(kit, name, seconds);
            case < 45:
                return Sealing(kit, name, seconds, "heartbeat", Lane.Obs);
            case < 53:
                return Sealing(kit, name, seconds, "fever", Lane.Obs, (FaultKit.Wrist, Quantities.BodyTemperature, ObservedValue.Of(39 + (random.Next(0, 20) / 10.0))));
            case < 56:
                return Sealing(kit, name, seconds, "battery", Lane.Obs, (FaultKit.Hall, Quantities.Battery, ObservedValue.Of(random.Chance(0.5) ? 5 : 90)));
            case < 62:
                return Sealing(kit, name, seconds, "help call", Lane.Evt, Help);
            case < 66:
                return Sealing(kit, name, seconds, "fall", Lane.Evt, Fall);
            case < 69:
                return Undated(kit, name, seconds);
            case < 73:
                return Away(kit, name);
            case < 86:
                return Burst(kit, name);
            case < 94:
                return new FaultStep($"{name} is restarted", async _ =>
                {
                    await kit.StopAsync();
                    kit.Start();
                });
            case < 97:
                return new FaultStep($"{name} is killed", _ => kit.KillAsync());
            default:
                return new FaultStep($"{name} is killed and starts", async _ =>
                {
                    await kit.KillAsync();
                    kit.Start();
                });
        }
    }

    private static FaultStep Sealing(FaultKit kit, string name, int seconds, string what, Lane lane, params (SensorId, QuantityDefinition, ObservedValue)[] values) => FaultStep.Of($"{name} seals: {what}", () =>
    {
        kit.Pass(TimeSpan.FromSeconds(seconds));
        kit.Seal(lane, values);
    });

    private FaultStep Observe(FaultKit kit, string name, int seconds)
    {
        var pulse = ObservedValue.Of(random.Next(60, 90));
        return Sealing(kit, name, seconds, "motion and pulse", Lane.Obs, Motion, (FaultKit.Wrist, Quantities.HeartRate, pulse));
    }

    /// <summary>A kit that does not know the time calls for help, or suspects a fall and confirms it, and says a little later when that was.</summary>
    private FaultStep Undated(FaultKit kit, string name, int seconds)
    {
        var isFall = random.Chance(0.5);
        var what = isFall ? "fall" : "help call";
        return FaultStep.Of($"{name} seals: {what} without a date, then with it", () =>
        {
            kit.Pass(TimeSpan.FromSeconds(seconds));
            var key = kit.SealUndated(isFall ? Fall : Help);
            var observations = kit.History.Packs[^1].Pack.Observations;
            if (isFall)
            {
                kit.Pass(TimeSpan.FromSeconds(35));
                kit.SealUndatedAgain(key, observations, Confirmed);
                observations = kit.History.Packs[^1].Pack.Observations;
            }

            kit.Pass(TimeSpan.FromSeconds(1));
            kit.SealDated(key, observations);
        });
    }

    private FaultStep Away(FaultKit kit, string name)
    {
        // About every other one for longer than a kit may be silent.
        var minutes = random.Next(2, 48 * 60);
        return FaultStep.Of(string.Create(CultureInfo.InvariantCulture, $"{name} stands still for {minutes} min"), () =>
        {
            kit.Pass(TimeSpan.FromMinutes(minutes));
            kit.Seal(Lane.Obs, Motion);
        });
    }

    private FaultStep Burst(FaultKit kit, string name)
    {
        var packs = random.Next(5, 60);
        return FaultStep.Of(string.Create(CultureInfo.InvariantCulture, $"{name} seals {packs} packs at once"), () =>
        {
            for (var i = 0; i < packs; i++)
            {
                kit.Pass(TimeSpan.FromSeconds(1 + (i % 7)));
                if (i % 3 == 0)
                {
                    kit.Seal(Lane.Obs, Motion);
                }
                else
                {
                    kit.Seal(Lane.Obs);
                }
            }
        });
    }
}
