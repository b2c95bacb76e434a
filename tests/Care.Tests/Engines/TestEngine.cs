namespace AgeingMonitor.Care.Tests.Engines;

/// <summary>An engine to run the suite on.</summary>
public abstract class TestEngine
{
    /// <summary>A database that does not have our tables yet; skips the test when the engine is not to be had.</summary>
    public abstract Task<TestDatabase> CreateAsync();
}
