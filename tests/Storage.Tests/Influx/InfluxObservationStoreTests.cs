using AgeingMonitor.Storage.Tests.Conformance;

namespace AgeingMonitor.Storage.Tests.Influx;

public sealed class InfluxObservationStoreTests(InfluxStoreFixture fixture) : ObservationStoreConformance(fixture), IClassFixture<InfluxStoreFixture>;
