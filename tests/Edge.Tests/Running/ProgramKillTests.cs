using System.Diagnostics;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Ingest.Tests;
using AgeingMonitor.Testing.Faults.Proxy;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>The whole kit as a process, its real outbox and its real connection with the shipped Mosquitto, ingest and a store behind it: kill -9 at random instants, the broker killed and the link cut in between.</summary>
public sealed class ProgramKillTests(ITestOutputHelper output) : AuthorityFixture
{
    private const int Seed = 20260301;
    private const long Speed = 10;
    private static readonly KitId Kit = KitId.Derive("edge/killed");
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("AGEING_LONG") == "1";
    private static readonly int Kills = IsLong ? 500 : 6;

    protected override TimeProvider Time => TimeProvider.System;

    [Fact]
    public async Task Kill_AtAnyInstant_WhatWasKeptIsStoredOnce_NothingIsInvented_InOrder_EventsFirst()
    {
        using var place = new TemporaryFolder();
        var (folder, random, begun) = (place.Path, new Random(Seed), Stopwatch.StartNew());
        await using var server = await KitServer.StartAsync(Authority, PathOf("server"), Kit, Cancellation);
        server.Enrol(folder, CountedLives.Configuration);
        var lives = new CountedLives(Kit, folder);
        var pace = KitPace.Begin(Speed, TimeSpan.FromHours(20));
        var (cuts, brokers) = (0, 0);
        for (var life = 1; life <= Kills; life++)
        {
            await using var kit = KitProcess.Start(folder, life, pace, "counted");
            var patience = random.Next(0, 1_500);
            if (random.Next(4) != 0)
            {
                // Once it measures; else while it starts.
                await UntilAsync(kit, () => lives.HasMeasured(life));
            }

            switch (random.Next(8))
            {
                case 0 or 1:
                    server.Link.Faults = LinkFaults.None;
                    break;
                case 2:
                    cuts++;
                    server.Link.Faults = new LinkFaults { IsRefusing = true };
                    server.Link.Reset();
                    break;
                case 3:
                    cuts++;
                    await Task.Delay(patience / 2, Cancellation);
                    server.Link.Reset();
                    break;
                case 4:
                    cuts++;
                    server.Link.Faults = new LinkFaults { IsHalfOpen = true };
                    break;
                case 5:
                    brokers++;
                    await Task.Delay(patience / 2, Cancellation);
                    await server.KillBrokerAsync();
                    await server.RestartBrokerAsync(Cancellation);
                    server.Link.Faults = LinkFaults.None;
                    break;
                default:
                    break;
            }

            if (life == 1)
            {
                await UntilAsync(kit, () => server.Ingest.Homes.Total > 5);
            }

            await Task.Delay(patience, Cancellation);
            Assert.False(kit.HasEnded, string.Join('\n', kit.Lines));
            await kit.KillAsync();
            lives.Note(life, kit.Boot, Path.Combine(folder, "copy"));
        }

        server.Link.Reset();
        server.Link.Faults = LinkFaults.None;
        server.Enrol(folder, """{"version":2,"sensors":[]}""");
        await using var last = KitProcess.Start(folder, Kills + 1, pace, "quiet");
        var status = await DrainedAsync(folder, last);
        Assert.Equal(0, await last.StopAsync(Cancellation));

        var stored = await server.PacksAsync(Cancellation);
        var count = lives.Check(stored, last.Boot!.Value);
        Assert.Equal((0L, 0L), (status.ShedPacks, status.LostReadings));
        Assert.All(stored, pack => Assert.Empty(pack.Shed));
        Assert.Empty(server.Ingest.Quarantine.All);
        Assert.All(stored, pack => Assert.True(server.Ingest.Homes.Has(pack.Key)));
        Assert.True(server.Ear.Late.Count == 0, string.Join("\n", server.Ear.Late));
        Assert.InRange(count, 1, lives.Captured);
        var keys = stored.Select(pack => pack.Key).ToHashSet();
        Assert.All(server.Ear.Heard, key => Assert.Contains(key, keys));
        output.WriteLine(FormattableString.Invariant($"{Kills} kills ({lives.DiedEarly} before a boot began) in {begun.Elapsed:mm\\:ss}; {brokers} of the broker, {cuts} cuts of the link; {server.Ear.Connections} connections, {server.Ear.Overtaking} events first on one; {lives.Captured} readings captured, {count} stored; {stored.Count} packs stored, {stored.Count(pack => pack.Key.Lane == Lane.Evt)} of them events, {server.Ear.Messages} messages heard at the broker; {lives.Kept} packs looked at in outboxes of the dead; {stored.Max(pack => pack.Key.Boot)} boots"));
    }

    /// <summary>Until nothing waits in the kit.</summary>
    private static async Task<KitStatus> DrainedAsync(string folder, KitProcess kit)
    {
        var file = new StatusFile(Path.Combine(folder, "status.json"));
        KitStatus? status = null;
        await UntilAsync(kit, () => (status = file.Read()) is { IsConnected: true, Packs: 0, Waiting: 0 } && status.Boot == kit.Boot);
        return status!;
    }

    private static async Task UntilAsync(KitProcess kit, Func<bool> condition)
    {
        while (!condition())
        {
            Assert.False(kit.HasEnded, string.Join('\n', kit.Lines));
            await Task.Delay(20, Cancellation);
        }
    }
}
