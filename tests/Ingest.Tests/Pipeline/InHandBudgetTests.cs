using AgeingMonitor.Ingest.Pipeline;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

public sealed class InHandBudgetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_BytesUsedUp_WaitsForThem()
    {
        var budget = new InHandBudget(10, 100);
        Assert.True(await budget.EnterAsync(60, false, Cancellation));
        var second = budget.EnterAsync(60, false, Cancellation).AsTask();
        Assert.False(second.IsCompleted);

        budget.Leave(60);

        Assert.True(await second);
    }

    [Fact]
    public async Task Enter_SmallOneBehindALargeOne_KeepsItsPlaceInLine()
    {
        var budget = new InHandBudget(10, 100);
        await budget.EnterAsync(60, false, Cancellation);
        var large = budget.EnterAsync(60, false, Cancellation).AsTask();
        var small = budget.EnterAsync(10, false, Cancellation).AsTask();
        Assert.False(small.IsCompleted);

        budget.Leave(60);

        Assert.True(await large);
        Assert.True(await small);
    }

    [Fact]
    public async Task Enter_Urgent_GoesToTheHeadOfTheLine()
    {
        var budget = new InHandBudget(1, 100);
        await budget.EnterAsync(1, false, Cancellation);
        var ordinary = budget.EnterAsync(1, false, Cancellation).AsTask();
        var urgent = budget.EnterAsync(1, true, Cancellation).AsTask();

        budget.Leave(1);

        Assert.True(await urgent);
        Assert.False(ordinary.IsCompleted);
        budget.Leave(1);
        Assert.True(await ordinary);
    }

    [Fact]
    public async Task Enter_RoomUsedUp_LetsTheUrgentIntoASixteenthMore()
    {
        var budget = new InHandBudget(32, 3200);
        for (var i = 0; i < 32; i++)
        {
            Assert.True(await budget.EnterAsync(100, false, Cancellation));
        }

        var ordinary = budget.EnterAsync(100, false, Cancellation).AsTask();
        var urgent = Enumerable.Range(0, 3).Select(_ => budget.EnterAsync(100, true, Cancellation).AsTask()).ToArray();
        Assert.Equal([true, true, false], urgent.Select(one => one.IsCompleted));
        Assert.False(ordinary.IsCompleted);

        // What is beyond the bounds goes first.
        budget.Leave(100);
        Assert.True(await urgent[2]);
        budget.Leave(100);
        budget.Leave(100);
        Assert.False(ordinary.IsCompleted);
        budget.Leave(100);
        Assert.True(await ordinary);
        Assert.Equal(32, budget.Messages);
    }

    [Fact]
    public async Task Enter_LargerThanAll_IsLetInAlone() => Assert.True(await new InHandBudget(10, 100).EnterAsync(101, false, Cancellation));

    [Fact]
    public async Task Enter_GivenUp_LeavesTheLine()
    {
        var budget = new InHandBudget(1, 100);
        await budget.EnterAsync(1, false, Cancellation);
        using var patience = new CancellationTokenSource();
        var second = budget.EnterAsync(1, false, patience.Token).AsTask();

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, budget.Waiting);
    }

    [Fact]
    public async Task Close_SomeInLine_AreSentAway()
    {
        var budget = new InHandBudget(1, 100);
        await budget.EnterAsync(1, false, Cancellation);
        var second = budget.EnterAsync(1, false, Cancellation).AsTask();

        budget.Close();

        Assert.False(await second);
        Assert.False(await budget.EnterAsync(1, false, Cancellation));
    }
}
