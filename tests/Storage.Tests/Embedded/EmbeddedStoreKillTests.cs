using System.Globalization;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Storage.Embedded;

namespace AgeingMonitor.Storage.Tests.Embedded;

/// <summary>A writer is killed at random moments; nothing that it acknowledged may be missing, nothing may be there by half.</summary>
public sealed class EmbeddedStoreKillTests
{
    [Fact]
    public async Task WriteAsync_ProcessKilledAtRandomMoments_NothingAcknowledgedIsLost()
    {
        var rounds = Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 100 : 6;
        var random = new Random(2_026);
        using var folder = new TemporaryFolder();
        var path = folder.File("observations.db");
        var cancel = TestContext.Current.CancellationToken;
        var acknowledged = 0L;
        for (var round = 0; round < rounds; round++)
        {
            using var writer = WriterProcess.Start(path);
            for (var lines = random.Next(1, 60); lines > 0; lines--)
            {
                acknowledged = long.Parse((await writer.StandardOutput.ReadLineAsync(cancel))!, CultureInfo.InvariantCulture);
            }

            // Not on the beat of an acknowledgement: somewhere in the work of the next.
            Thread.SpinWait(random.Next(0, 200_000));
            writer.Kill();
            foreach (var line in (await writer.StandardOutput.ReadToEndAsync(cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                acknowledged = Math.Max(acknowledged, long.TryParse(line, CultureInfo.InvariantCulture, out var number) ? number : 0);
            }

            await writer.WaitForExitAsync(cancel);
            using var store = new EmbeddedObservationStore(path, TimeProvider.System);
            var packs = await store.ReadPacksAsync(WriterProcess.Kit, 1, Lane.Obs, 0, cancel).ToListAsync();
            Assert.InRange(packs.Count, acknowledged, acknowledged + 3);
            PackAssert.Same(Enumerable.Range(1, packs.Count).Select(i => WriterProcess.PackOf(i)), packs);
            acknowledged = packs.Count;
        }
    }
}
