using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Cluster.Interfaces.Wire;

/// <inheritdoc cref="InstantSurrogate"/>
[RegisterConverter]
public sealed class InstantConverter : IConverter<Instant, InstantSurrogate>
{
    /// <inheritdoc/>
    public Instant ConvertFromSurrogate(in InstantSurrogate surrogate) => new(surrogate.Microseconds);

    /// <inheritdoc/>
    public InstantSurrogate ConvertToSurrogate(in Instant value) => new() { Microseconds = value.Microseconds };
}
