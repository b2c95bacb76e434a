using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Care.Tests;

public sealed class ShortMemoryTests
{
    private readonly FakeTimeProvider clock = new();
    private int readings;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WithinFiveSeconds_IsReadOnce()
    {
        var memory = Count();

        Assert.Equal(1, await memory.GetAsync("a", Token));
        clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        Assert.Equal(1, await memory.GetAsync("a", Token));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(2, await memory.GetAsync("a", Token));
        Assert.Equal(3, await memory.GetAsync("b", Token));
    }

    [Fact]
    public async Task Get_ReadingTookLong_CountsFromItsBegin()
    {
        var gate = new TaskCompletionSource();
        var memory = new ShortMemory<string, int>(clock, async _ =>
        {
            await gate.Task;
            return ++readings;
        });
        var first = memory.GetAsync("a", Token);
        clock.Advance(TimeSpan.FromSeconds(5));
        gate.SetResult();
        await first;

        Assert.Equal(2, await memory.GetAsync("a", Token));
    }

    [Fact]
    public async Task Get_ManyAtOnce_ShareOneReading()
    {
        var gate = new TaskCompletionSource();
        var memory = new ShortMemory<string, int>(clock, async _ =>
        {
            await gate.Task;
            return Interlocked.Increment(ref readings);
        });

        var all = Enumerable.Range(0, 50).Select(_ => memory.GetAsync("a", Token).AsTask()).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(all), value => Assert.Equal(1, value));
    }

    [Fact]
    public async Task Get_OneCallerGivesUp_OthersGetTheAnswer()
    {
        var gate = new TaskCompletionSource();
        var memory = new ShortMemory<string, int>(clock, async _ =>
        {
            await gate.Task;
            return 7;
        });
        using var impatient = new CancellationTokenSource();
        var first = memory.GetAsync("a", impatient.Token).AsTask();
        var second = memory.GetAsync("a", Token).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal(7, await second);
    }

    [Fact]
    public async Task Get_ReadingFailed_IsReadAgainAtOnce()
    {
        var memory = new ShortMemory<string, int>(clock, _ => ++readings == 1 ? throw new CareDatabaseException("away") : Task.FromResult(readings));

        await Assert.ThrowsAsync<CareDatabaseException>(() => memory.GetAsync("a", Token).AsTask());

        Assert.Equal(2, await memory.GetAsync("a", Token));
    }

    [Fact]
    public async Task Forget_Known_IsReadAgain()
    {
        var memory = Count();
        await memory.GetAsync("a", Token);

        memory.Forget("a");

        Assert.Equal(2, await memory.GetAsync("a", Token));
    }

    [Fact]
    public async Task Get_ThousandsOfKeys_OldAnswersAreSweptOut()
    {
        var memory = Count();
        for (var i = 0; i < 10_000; i++)
        {
            await memory.GetAsync($"{i}", Token);
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        // 5 s hold 500 answers; nothing is swept below 4096.
        Assert.InRange(memory.Count, 1, 4096);
    }

    private ShortMemory<string, int> Count() => new(clock, _ => Task.FromResult(++readings));
}
