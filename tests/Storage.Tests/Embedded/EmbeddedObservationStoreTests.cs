using AgeingMonitor.Storage.Tests.Conformance;

namespace AgeingMonitor.Storage.Tests.Embedded;

public sealed class EmbeddedObservationStoreTests(EmbeddedStoreFixture fixture) : ObservationStoreConformance(fixture), IClassFixture<EmbeddedStoreFixture>;
