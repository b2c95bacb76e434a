using System.IO.Compression;
using System.Security.Cryptography;
using AgeingMonitor.Testing.Simulations;
using AgeingMonitor.Testing.Tests.Homes;

namespace AgeingMonitor.Testing.Tests.Simulations;

/// <summary>What a simulation writes depends on its options alone. It changes settings of the whole process, so it runs alone.</summary>
[Collection(nameof(MachineSettings))]
public sealed class SimulationBytesTests : IDisposable
{
    private static readonly SimulationOptions Usual = new() { Name = "test", Homes = 3, Days = 2, Seed = 7, Start = new DateOnly(2026, 3, 28), Incidence = 50 };
    private const string GoldenLines = "tests/Testing.Tests/Simulations/golden-lines.txt";
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Write_KnownOptions_TheLinesAreAsInTheGoldenFile()
    {
        await SimulationFiles.WriteAsync(Simulation.Create(Usual), folder.Path, null, Cancellation);
        var lines = new List<string>();
        foreach (var file in new[] { SimulationFiles.Recording, SimulationFiles.Truth })
        {
            await using var unpacked = new GZipStream(File.OpenRead(Path.Combine(folder.Path, file)), CompressionMode.Decompress);
            lines.Add($"{file} {Convert.ToHexStringLower(await SHA256.HashDataAsync(unpacked, Cancellation))}");
        }

        var golden = RepositoryFile.PathOf(GoldenLines);
        if (RepositoryFile.IsRenewing)
        {
            await File.WriteAllLinesAsync(golden, lines, Cancellation);
        }

        Assert.True(lines.SequenceEqual(await File.ReadAllLinesAsync(golden, Cancellation)), $"What a simulation writes has changed. If that is meant, run this test with AGEING_RENEW=1. Now:\n{string.Join('\n', lines)}");
    }

    [Fact]
    public async Task Write_Twice_TheSameBytes_WhateverTheCultureAndTheMachinesTimeZone()
    {
        await SimulationFiles.WriteAsync(Simulation.Create(Usual), folder.File("one"), null, Cancellation);
        using (new MachineSettings("ar-SA", "Pacific/Kiritimati"))
        {
            Assert.Equal("Pacific/Kiritimati", TimeZoneInfo.Local.Id);
            await SimulationFiles.WriteAsync(Simulation.Create(Usual), folder.File("two"), null, Cancellation);
        }

        foreach (var file in new[] { SimulationFiles.Recording, SimulationFiles.Truth })
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder.File("one"), file), Cancellation), await File.ReadAllBytesAsync(Path.Combine(folder.File("two"), file), Cancellation));
        }
    }
}
