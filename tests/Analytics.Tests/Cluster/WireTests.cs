using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace AgeingMonitor.Analytics.Tests.Cluster;

/// <summary>What travels between processes arrives as it left.</summary>
public sealed class WireTests
{
    private readonly Serializer serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void Pack_OfEveryKind_ArrivesAsItLeft()
    {
        var packs = RandomDay.Make(3);
        packs[5] = packs[5] with
        {
            Clock = new(ClockState.Holdover, 1.5),
            Shed = [new(1, Lane.Obs, new(2, 3)), new(1, Lane.Evt, new(4, 4))],
            After = new(7, 8, 9),
            Repeats = 4,
            EventsBefore = 0,
        };

        var arrived = serializer.Deserialize<Pack[]>(serializer.SerializeToArray(packs.ToArray()))!;

        Assert.Equal(packs.Select(Words), arrived.Select(Words));
        Assert.All(packs.Zip(arrived), pair => Assert.All(pair.First.Observations.Zip(pair.Second.Observations), both => Assert.Same(both.First.Quantity, both.Second.Quantity)));
    }

    [Fact]
    public void TileAndCard_ArriveAsTheyLeft()
    {
        var tile = new HomeTile { Home = "h-1", Mode = HomeMode.Demo, LastMovementRoom = RoomKind.Kitchen, KitSilent = true, Latest = [new("heart-rate", "wrist", null, 70, 5)] };
        var card = new AlertCard
        {
            Id = "a", Home = "h-1", Rule = "fall", Subject = "household", Priority = AlertPriority.High, State = AlertState.Resolved, Outcome = AlertOutcome.Test, EpisodeStart = 1, RaisedAt = 2, French = "é", English = "e",
        };

        var arrived = serializer.Deserialize<HomeTile>(serializer.SerializeToArray(tile))!;
        Assert.Equal(tile.Latest, arrived.Latest);
        Assert.Equal(tile, arrived with { Latest = tile.Latest });
        Assert.Equal(card, serializer.Deserialize<AlertCard>(serializer.SerializeToArray(card)));
        Assert.Equal(new Instant(-5), serializer.Deserialize<Instant>(serializer.SerializeToArray(new Instant(-5))));
    }

    [Fact]
    public void Pack_OfFiftyObservations_IsSmall()
    {
        var pack = RandomDay.Make(3)[0];
        var at = pack.SealedAt;
        pack = pack with { Observations = [.. Enumerable.Range(0, 50).Select(i => new Observation(TestHome.Wrist, Contracts.Vocabulary.Quantities.HeartRate, at - TimeSpan.FromSeconds(i), ObservedValue.Of(70 + i)))] };

        Assert.InRange(serializer.SerializeToArray(pack).Length, 100, 50 * 20);
    }

    private static string Words(Pack pack) =>
        $"{pack.Key} {pack.SealedAt} {pack.ReceivedAt} {pack.Clock} {pack.EventsBefore} {pack.After} {string.Join(',', pack.Shed)} {pack.Repeats} {string.Join('|', pack.Observations.Select(o => $"{o.Sensor} {o.Quantity} {o.MeasuredAt} {(o.Value.IsNumber ? o.Value.Number : o.Value.Text)}"))}";
}
