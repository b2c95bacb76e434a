using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Storage.Tests.Conformance;

/// <summary>Opens one store for a suite, composed as the server composes it.</summary>
public interface IStoreFixture : IAsyncLifetime
{
    /// <summary>The prepared store. Skips the test when the store's server is not to be had.</summary>
    IObservationStore Store { get; }

    /// <summary>The store's clock.</summary>
    FakeTimeProvider Clock { get; }

    /// <summary>Whether the store reads before it writes: it counts repeats, keeps the time of the first writing, and lets a resend of an overwritten pack change nothing.</summary>
    bool ReadsBeforeWriting { get; }
}
