using AgeingMonitor.Care.Tests.Engines;

[assembly: AssemblyFixture(typeof(PostgresServer))]
