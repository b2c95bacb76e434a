using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Tests.Recordings.Editing;

/// <summary>What tests of edits share: a folder, and files written and read in a line.</summary>
public abstract class EditTests : IDisposable
{
    internal TemporaryFolder Folder { get; } = new();

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string Target => Folder.File("target.jsonl.gz");

    private protected async Task<string> WriteAsync(string name, RecordingManifest manifest, IEnumerable<RecordedMessage> messages)
    {
        await using var writer = await RecordingWriter.CreateAsync(Folder.File(name), manifest, Cancellation);
        foreach (var message in messages)
        {
            await writer.WriteAsync(message, Cancellation);
        }

        await writer.CompleteAsync(Cancellation);
        return Folder.File(name);
    }

    private protected static async Task<(RecordingManifest Manifest, List<RecordedMessage> Messages)> ReadAsync(string path)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(path, Cancellation);
        Assert.Null(fault);
        await using (reader)
        {
            var messages = new List<RecordedMessage>();
            await foreach (var message in reader!.ReadAsync(Cancellation))
            {
                messages.Add(message);
            }

            Assert.Null(reader.Fault);
            return (reader.Manifest, messages);
        }
    }

    private protected static Pack Decode(RecordedMessage message) => RecordingSummary.DecodeOf(message)!;

    /// <summary>A recording that ends in the middle of its compressed data.</summary>
    private protected async Task<string> CutAsync(string path, double share)
    {
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        await File.WriteAllBytesAsync(Folder.File("cut.jsonl.gz"), bytes[..(int)(bytes.Length * share)], Cancellation);
        return Folder.File("cut.jsonl.gz");
    }
}
