using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Time;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Care.Tests;

/// <summary>Tests that hold on every engine. A derived class names the engine; each test has a database of its own.</summary>
public abstract class CareSuite(TestEngine engine, bool prepared = true) : IAsyncLifetime
{
    private CareHost? care;
    private TestDatabase? database;

    /// <summary>2026-03-01 08:00 UTC until a test moves it.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    protected Instant Now => Instant.Now(Clock);

    protected CareHost Care => care!;

    protected TestDatabase Database => database!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        database = await engine.CreateAsync();
        care = database.Open(Clock);
        if (prepared)
        {
            await care.Get<ICareDatabase>().PrepareAsync(Token);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
