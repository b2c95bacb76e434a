using System.Diagnostics;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Kits;
using CsCheck;

namespace AgeingMonitor.Testing.Tests.Kits;

public sealed class FileKitJournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_NewFile_IsAKitThatNeverSpoke()
    {
        using var journal = Open();
        var state = journal.Load();

        Assert.Null(state.LastBoot);
        Assert.Empty(state.Pending);
    }

    [Fact]
    public void Load_AfterAppendsAndForgets_KeepsWhatIsPendingAndTheLastNumbers()
    {
        using (var journal = Open())
        {
            journal.Load();
            journal.Append(Pack(1, Lane.Obs, 1, 10));
            journal.Append(Pack(1, Lane.Evt, 1, 30));
            journal.Append(Pack(1, Lane.Obs, 2, 20));
            journal.Forget([new PackNumber(1, Lane.Obs, 1)]);
            journal.Shed(new ShedRange(1, Lane.Obs, new SequenceRange(1, 1)));
        }

        using var again = Open();
        var state = again.Load();
        Assert.Equal((new BootEnd(1, 2, 1), Samples.At(20)), (state.LastBoot!.Value, state.LastSealedAt!.Value));
        Assert.Equal([(Lane.Evt, 1L), (Lane.Obs, 2L)], state.Pending.Select(pack => (pack.Number.Lane, pack.Number.Sequence)));
        Assert.Equal([1, 2, 3], state.Pending[0].Payload.ToArray());
        Assert.Equal(new ShedRange(1, Lane.Obs, new SequenceRange(1, 1)), state.Shed.Single());
    }

    [Fact]
    public void Load_AfterRewrite_IsTheSame()
    {
        KitJournalState before;
        using (var journal = Open())
        {
            journal.Load();
            journal.Append(Pack(1, Lane.Obs, 1, 10));
            journal.Append(Pack(2, Lane.Obs, 1, 20));
            journal.Append(Pack(2, Lane.Evt, 1, 21));
            journal.Forget([new PackNumber(2, Lane.Obs, 1)]);
            before = new KitJournalState { LastBoot = new BootEnd(2, 1, 1), LastSealedAt = Samples.At(20), Pending = [Pack(1, Lane.Obs, 1, 10), Pack(2, Lane.Evt, 1, 21)] };
            journal.Rewrite(before);
            journal.Append(Pack(2, Lane.Obs, 2, 25));
        }

        using var again = Open();
        var state = again.Load();
        Assert.Equal((new BootEnd(2, 2, 1), Samples.At(25)), (state.LastBoot!.Value, state.LastSealedAt!.Value));
        Assert.Equal([1L, 2L, 2L], state.Pending.Select(pack => pack.Number.Boot));
    }

    [Fact]
    public void Load_CutAtAnyByte_IsAPrefixOfWhatWasWritten()
    {
        using (var journal = Open())
        {
            journal.Load();
            for (var i = 1; i <= 6; i++)
            {
                journal.Append(Pack(1, Lane.Obs, i, i));
                journal.Forget(i % 2 == 0 ? [new PackNumber(1, Lane.Obs, i)] : []);
            }
        }

        var whole = File.ReadAllBytes(folder.File("kit.journal"));
        Gen.Int[0, whole.Length].Sample(length =>
        {
            File.WriteAllBytes(folder.File("kit.journal"), whole[..length]);
            long last;
            using (var cut = Open())
            {
                last = cut.Load().LastBoot?.LastObs ?? 0;

                // The next entry must not be glued to half a line.
                cut.Append(Pack(1, Lane.Obs, last + 1, 100));
            }

            using var again = Open();
            Assert.Equal(last + 1, again.Load().LastBoot!.Value.LastObs);
        }, threads: 1, iter: 200);
    }

    [Fact]
    public void Open_FileInUse_IsRefused()
    {
        using var journal = Open();

        Assert.Throws<IOException>(Open);
    }

    [Fact]
    public void Rewrite_ManyForgotten_KeepsTheFileSmall()
    {
        using var journal = Open();
        var outbox = new KitOutbox(journal, capacity: 100);
        for (var i = 0; i < 3000; i++)
        {
            outbox.Add(Lane.Obs, Samples.At(i), "x", _ => new byte[4000]);
            outbox.Forget([outbox.Take(mayTakeObs: true)!], () => []);
        }

        Assert.InRange(new FileInfo(folder.File("kit.journal")).Length, 0, 6_000_000);
        journal.Dispose();
        using var again = Open();
        Assert.Equal(new BootEnd(1, 3000, 0), again.Load().LastBoot);
    }

    [Fact]
    public void Boot_ThatGaveOutNoNumber_IsUsedAgain()
    {
        Assert.Equal(1, BootOnce(seal: false));
        Assert.Equal(1, BootOnce(seal: true));
        Assert.Equal(2, BootOnce(seal: false));
        Assert.Equal(2, BootOnce(seal: true));
    }

    [Fact]
    public async Task Append_ProcessKilled_LosesNoPackThatWasWritten()
    {
        // A second process writes packs as fast as it can and says each number after it was kept; kill -9 in the middle.
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "")
        {
            RedirectStandardOutput = true,
            Environment = { [JournalWriterProcess.Variable] = folder.File("kit.journal") },
        })!;
        long said = 0;
        while (said < 500 && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said = long.TryParse(line, out var number) ? number : said;
        }

        process.Kill();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said = long.TryParse(line, out var number) ? number : said;
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var journal = Open();
        var state = journal.Load();
        Assert.True(said >= 500);
        Assert.InRange(state.LastBoot!.Value.LastObs, said, said + 1);
        Assert.Equal(state.LastBoot.Value.LastObs, state.Pending.Count);
    }

    private static OutgoingPack Pack(long boot, Lane lane, long sequence, double second) => new(new PackNumber(boot, lane, sequence), Samples.At(second), "application/x", new byte[] { 1, 2, 3 });

    private long BootOnce(bool seal)
    {
        using var journal = Open();
        var outbox = new KitOutbox(journal, 10);
        if (seal)
        {
            outbox.Add(Lane.Obs, Instant.Epoch, "x", _ => []);
        }

        return outbox.Boot;
    }

    private FileKitJournal Open() => new(folder.File("kit.journal"));
}
