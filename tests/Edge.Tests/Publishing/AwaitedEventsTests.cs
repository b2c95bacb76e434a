using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Tests.Publishing;

public sealed class AwaitedEventsTests
{
    [Fact]
    public void Add_NoRoom_TheOldestIsForgotten()
    {
        var awaited = new AwaitedEvents(2);
        var told = Enumerable.Range(0, 3).Select(_ => new ToldEvent { Messages = { Array.Empty<Agent.Outbox.Reading>() } }).ToList();
        for (var i = 0; i < 3; i++)
        {
            awaited.Add(new PackNumber(1, Lane.Evt, i + 1), told[i], 1);
        }

        awaited.Acknowledge([.. Enumerable.Range(1, 9).Select(number => new PackNumber(1, Lane.Evt, number))]);
        Assert.Equal([false, true, true], told.Select(each => each.IsAcknowledged));
    }

    [Fact]
    public void Acknowledge_AnotherBootOrLane_ChangesNothing()
    {
        var awaited = new AwaitedEvents(2);
        var told = new ToldEvent { Messages = { Array.Empty<Agent.Outbox.Reading>() } };
        awaited.Add(new PackNumber(2, Lane.Evt, 1), told, 1);
        awaited.Acknowledge([new PackNumber(1, Lane.Evt, 1), new PackNumber(2, Lane.Obs, 1)]);
        Assert.False(told.IsAcknowledged);
    }
}
