using System.Globalization;
using AgeingMonitor.Faults.Tests.Site;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Faults.Proxy;

namespace AgeingMonitor.Faults.Tests.Run;

/// <summary>What happens to the world around the kits: links, broker and ingest, store and care database, silo.</summary>
internal sealed class WorldSteps(FaultSite site, SeededRandom random)
{
    public FaultStep DrawLink()
    {
        var number = random.Next(0, site.Kits.Count + 1);
        var kits = number == site.Kits.Count ? site.Kits : [site.Kits[number]];
        var where = number == site.Kits.Count ? "all links" : string.Create(CultureInfo.InvariantCulture, $"link {number}");
        switch (random.Next(0, 10))
        {
            case 0:
                return Link("reset");
            case 1:
                return FaultStep.Of($"{where}: target forgets, half-open", () =>
                {
                    foreach (var kit in kits)
                    {
                        kit.Link.Faults = new LinkFaults { IsHalfOpen = true };
                        kit.Link.Reset(LinkEnds.Target);
                    }
                });
            case 2:
                return Set("half-open", new LinkFaults { IsHalfOpen = true });
            case 3:
                return FaultStep.Of($"{where}: refused and reset", () =>
                {
                    foreach (var kit in kits)
                    {
                        kit.Link.Faults = new LinkFaults { IsRefusing = true };
                        kit.Link.Reset();
                    }
                });
            case 4:
                var bytes = random.Next(0, 4000);
                return Set(string.Create(CultureInfo.InvariantCulture, $"cut after {bytes} bytes"), new LinkFaults { CutAfterBytes = bytes });
            case 5:
                var rate = random.Next(200, 20_000);
                return Set(string.Create(CultureInfo.InvariantCulture, $"{rate} bytes/s"), new LinkFaults { BytesPerSecond = rate });
            case 6:
                var delay = TimeSpan.FromMilliseconds(random.Next(10, 3000));
                return Set(string.Create(CultureInfo.InvariantCulture, $"late by {delay.TotalMilliseconds} ms and more, losses"), new LinkFaults { Delay = delay, Jitter = delay, Loss = 0.2, LossStall = delay });
            default:
                return Set("healed", LinkFaults.None);
        }

        FaultStep Set(string words, LinkFaults faults) => FaultStep.Of($"{where}: {words}", () =>
        {
            foreach (var kit in kits)
            {
                kit.Link.Faults = faults;
            }
        });

        FaultStep Link(string words) => FaultStep.Of($"{where}: {words}", () =>
        {
            foreach (var kit in kits)
            {
                kit.Link.Reset();
            }
        });
    }

    public FaultStep DrawDatabase()
    {
        if (random.Chance(0.2))
        {
            return site.IsCareLocked ? new FaultStep("care database: unlocked", _ => site.UnlockCareAsync()) : new FaultStep("care database: locked", site.LockCareAsync);
        }

        var state = site.Store.State != StoreState.Up && random.Chance(0.5) ? StoreState.Up : (StoreState)random.Next(0, 5);
        return FaultStep.Of($"store: {state}", () => site.Store.State = state);
    }

    public FaultStep DrawIngest()
    {
        if (!site.Ingest.IsRunning)
        {
            return new FaultStep("broker and ingest start", site.StartIngestAsync);
        }

        var isKilled = random.Chance(0.7);
        var comesBack = random.Chance(0.5);
        return new FaultStep($"broker and ingest {(isKilled ? "die" : "stop in good order")}{(comesBack ? " and start again" : string.Empty)}", async cancellationToken =>
        {
            if (isKilled)
            {
                await site.Ingest.KillAsync();
            }
            else
            {
                await site.Ingest.StopAsync();
            }

            if (comesBack)
            {
                await site.StartIngestAsync(cancellationToken);
            }
        });
    }

    public FaultStep DrawSilo()
    {
        if (!site.Silo.IsRunning)
        {
            return new FaultStep("silo starts", site.Silo.StartAsync);
        }

        switch (random.Next(0, 10))
        {
            case < 6:
                return FaultStep.Of("every grain leaves", site.Silo.Empty);
            case < 7:
                return new FaultStep("silo stops in good order", _ => site.Silo.StopAsync());
            case < 9:
                return new FaultStep("silo dies and starts again", async cancellationToken =>
                {
                    await site.Silo.KillAsync();
                    await site.Silo.StartAsync(cancellationToken);
                });
            default:
                return new FaultStep("silo dies", _ => site.Silo.KillAsync());
        }
    }

    /// <summary>Everything works again.</summary>
    public async Task HealAsync(CancellationToken cancellationToken)
    {
        site.Store.State = StoreState.Up;
        await site.UnlockCareAsync();
        await site.Silo.StartAsync(cancellationToken);
        await site.StartIngestAsync(cancellationToken);
        foreach (var kit in site.Kits)
        {
            kit.Link.Faults = LinkFaults.None;
            kit.Start();
        }
    }
}
