using AgeingMonitor.Storage.Tests.Conformance;

namespace AgeingMonitor.Storage.Tests.Influx;

public sealed class NamedInfluxObservationStoreTests(NamedInfluxFixture fixture) : ObservationStoreConformance(fixture), IClassFixture<NamedInfluxFixture>;
