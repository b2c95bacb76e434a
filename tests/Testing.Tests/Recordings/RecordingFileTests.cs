using System.IO.Compression;
using System.Text;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Tests.Recordings;

public sealed class RecordingFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_WholeRecording_GivesManifestAndMessagesBack()
    {
        var manifest = Samples.Manifest(Samples.Plan(Samples.Kit) with { Absences = [new TimeRange(Samples.At(0), Samples.At(60))], Rooms = [new Room(RoomId.Derive("r"), RoomKind.Kitchen)] });
        var path = await WriteAsync(manifest, 3);

        var (messages, reader) = await ReadAsync(path);

        Assert.Null(reader.Fault);
        Assert.Equivalent(manifest, reader.Manifest, strict: true);
        Assert.Equal([1, 2, 3], messages.Select(message => (message.At - Samples.Start).TotalSeconds));
        Assert.Equal(Samples.Message(Samples.Pack(2, 2, Samples.HeartRate(2, 70))).Payload.ToArray(), messages[1].Payload.ToArray());
        Assert.False(File.Exists(RecordingWriter.PartPath(path)));
    }

    [Fact]
    public async Task Write_SameMessagesTwice_GivesSameBytes()
    {
        var first = await WriteAsync(Samples.Manifest(Samples.Plan(Samples.Kit)), 50, "first");
        var second = await WriteAsync(Samples.Manifest(Samples.Plan(Samples.Kit)), 50, "second");

        Assert.Equal(await File.ReadAllBytesAsync(first, Cancellation), await File.ReadAllBytesAsync(second, Cancellation));
    }

    [Fact]
    public async Task Read_NotCompleted_GivesWhatWasFlushedAndSaysCut()
    {
        var path = folder.File("killed.jsonl.gz");
        var writer = await RecordingWriter.CreateAsync(path, Samples.Manifest(Samples.Plan(Samples.Kit)), Cancellation);
        for (var i = 1; i <= 4; i++)
        {
            await writer.WriteAsync(Samples.Message(Samples.Pack(i, i)), Cancellation);
        }

        await writer.FlushAsync(Cancellation);

        // What a kill leaves: the bytes on the disk, no end line, no trailer.
        var left = folder.File("left.jsonl.gz");
        File.Copy(RecordingWriter.PartPath(path), left);
        await writer.DisposeAsync();
        var (messages, reader) = await ReadAsync(left);

        Assert.Equal(4, messages.Count);
        Assert.Equal(("cut", 6L), (reader.Fault!.Reason, reader.Fault.Line));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Read_CutAtEveryByte_NeverThrowsAndNeverInvents()
    {
        var path = await WriteAsync(Samples.Manifest(Samples.Plan(Samples.Kit)), 5);
        var whole = await File.ReadAllBytesAsync(path, Cancellation);
        var (all, _) = await ReadAsync(path);
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = folder.File("cut.jsonl.gz");
            await File.WriteAllBytesAsync(cut, whole[..length], Cancellation);
            var (reader, fault) = await RecordingReader.OpenAsync(cut, Cancellation);
            if (reader is null)
            {
                Assert.NotNull(fault);
                continue;
            }

            await using (reader)
            {
                var messages = await CollectAsync(reader);
                Assert.NotNull(reader.Fault);
                Assert.Equal(all.Take(messages.Count).Select(message => message.At), messages.Select(message => message.At));
            }
        }
    }

    [Theory]
    [InlineData("no json", "not-json")]
    [InlineData("[]", "bad-message")]
    [InlineData("{\"t\":1.5,\"topic\":\"x\",\"payload\":\"\"}", "bad-message")]
    [InlineData("{\"t\":1,\"topic\":\"am/v1/k-aaaaaaaaaaaaa/ack\",\"payload\":\"\"}", "bad-message")]
    [InlineData("{\"t\":1,\"topic\":\"am/v1/k-aaaaaaaaaaaaa/obs\",\"payload\":\"%%\"}", "bad-message")]
    [InlineData("{\"t\":1,\"topic\":\"am/v1/k-aaaaaaaaaaaaa/obs\"}", "bad-message")]
    [InlineData("{\"t\":-9,\"topic\":\"am/v1/k-aaaaaaaaaaaaa/obs\",\"payload\":\"\"}", "not-in-order")]
    [InlineData("{\"t\":9223372036854775807,\"topic\":\"am/v1/k-aaaaaaaaaaaaa/obs\",\"payload\":\"\"}", "bad-message")]
    [InlineData("{\"end\":7}", "damaged")]
    [InlineData("{\"t\":1,\"topic\":\"\\ud800\",\"payload\":\"\"}", "bad-message")]
    public async Task Read_BadThirdLine_NamesItAndKeepsTheSecond(string line, string reason)
    {
        var path = WriteLines(await ManifestLineAsync(), "{\"t\":0,\"topic\":\"am/v1/k-aaaaaaaaaaaaa/obs\",\"payload\":\"gA==\"}", line, "{\"end\":2}");

        var (messages, reader) = await ReadAsync(path);

        Assert.Single(messages);
        Assert.Equal((3L, reason), (reader.Fault!.Line, reader.Fault.Reason));
    }

    [Theory]
    [InlineData("{}", "bad-manifest")]
    [InlineData("not json", "not-json")]
    [InlineData("{\"format\":\"ageing-recording\",\"version\":2,\"manifest\":{}}", "unknown-version")]
    [InlineData("{\"format\":\"ageing-recording\",\"version\":1,\"manifest\":{}}", "bad-manifest")]
    [InlineData("{\"format\":\"ageing-recording\",\"version\":1,\"manifest\":{\"name\":\"\",\"provenance\":\"\",\"timeZone\":\"\",\"homes\":[]}}", "bad-manifest")]
    [InlineData("{\"format\":\"ageing-recording\",\"version\":1,\"manifest\":{\"name\":\"a\",\"provenance\":\"\",\"timeZone\":\"\",\"homes\":[{\"home\":\"nobody\"}]}}", "bad-manifest")]
    [InlineData("{\"format\":\"ageing-recording\",\"version\":1,\"manifest\":{\"name\":\"a\",\"provenance\":\"\",\"timeZone\":\"\",\"homes\":null}}", "bad-manifest")]
    public async Task Open_BadManifest_SaysWhy(string line, string reason)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(WriteLines(line, "{\"end\":0}"), Cancellation);

        Assert.Null(reader);
        Assert.Equal(reason, fault!.Reason);
        Assert.Equal(1, fault.Line);
    }

    [Fact]
    public async Task Open_NoGzipOrNoFile_SaysWhy()
    {
        var text = folder.Write("text.jsonl.gz", "{\"format\":\"ageing-recording\"}\n");

        Assert.Equal("not-gzip", (await RecordingReader.OpenAsync(text, Cancellation)).Fault!.Reason);
        Assert.Equal("not-found", (await RecordingReader.OpenAsync(folder.File("nothing"), Cancellation)).Fault!.Reason);
    }

    [Fact]
    public async Task Read_BytesBehindTheEnd_SaysTrailingBytes()
    {
        var path = await WriteAsync(Samples.Manifest(Samples.Plan(Samples.Kit)), 2);
        await File.AppendAllTextAsync(path, "something else", Cancellation);

        var (messages, reader) = await ReadAsync(path);

        Assert.Equal(2, messages.Count);
        Assert.Equal("trailing-bytes", reader.Fault!.Reason);
    }

    [Fact]
    public async Task Read_LinesBehindTheEndLine_SaysTrailingBytes()
    {
        var path = WriteLines(await ManifestLineAsync(), "{\"end\":0}", "{\"end\":0}");

        Assert.Equal("trailing-bytes", (await ReadAsync(path)).Reader.Fault!.Reason);
    }

    [Fact]
    public async Task Read_FlippedBit_NeverThrows()
    {
        var path = await WriteAsync(Samples.Manifest(Samples.Plan(Samples.Kit)), 20);
        var whole = await File.ReadAllBytesAsync(path, Cancellation);
        for (var position = 10; position < whole.Length; position += 7)
        {
            var damaged = whole.ToArray();
            damaged[position] ^= 0x10;
            await File.WriteAllBytesAsync(folder.File("damaged.gz"), damaged, Cancellation);
            var (reader, fault) = await RecordingReader.OpenAsync(folder.File("damaged.gz"), Cancellation);
            if (reader is not null)
            {
                await using (reader)
                {
                    await CollectAsync(reader);
                }
            }
            else
            {
                Assert.NotNull(fault);
            }
        }
    }

    [Fact]
    public async Task Read_EndlessLine_StopsAtTheBound()
    {
        var path = WriteLines(await ManifestLineAsync(), "{\"t\":1,\"x\":\"" + new string('a', 200_000) + "\"}");

        var (_, reader) = await ReadAsync(path);

        Assert.Equal((2L, "line-too-long"), (reader.Fault!.Line, reader.Fault.Reason));
    }

    [Fact]
    public async Task Write_EarlierThanBefore_IsDatedLikeTheOneBefore()
    {
        var path = folder.File("order.jsonl.gz");
        await using (var writer = await RecordingWriter.CreateAsync(path, Samples.Manifest(Samples.Plan(Samples.Kit)), Cancellation))
        {
            await writer.WriteAsync(Samples.Message(Samples.Pack(1, 20)), Cancellation);
            await writer.WriteAsync(Samples.Message(Samples.Pack(2, 10)), Cancellation);
            await writer.CompleteAsync(Cancellation);
        }

        var (messages, reader) = await ReadAsync(path);

        Assert.Null(reader.Fault);
        Assert.Equal([Samples.At(20), Samples.At(20)], messages.Select(message => message.At));
    }

    private static async Task<List<RecordedMessage>> CollectAsync(RecordingReader reader)
    {
        var messages = new List<RecordedMessage>();
        await foreach (var message in reader.ReadAsync(Cancellation))
        {
            messages.Add(message);
        }

        return messages;
    }

    private static async Task<(List<RecordedMessage> Messages, RecordingReader Reader)> ReadAsync(string path)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(path, Cancellation);
        Assert.Null(fault);
        await using (reader)
        {
            return (await CollectAsync(reader!), reader!);
        }
    }

    private Task<string> WriteAsync(RecordingManifest manifest, int count, string name = "sample") => Samples.WriteAsync(
        folder.File($"{name}.jsonl.gz"), manifest, Enumerable.Range(1, count).Select(i => Samples.Pack(i, i, Samples.HeartRate(i, 68 + i))));

    private async Task<string> ManifestLineAsync()
    {
        var path = await WriteAsync(Samples.Manifest(Samples.Plan(Samples.Kit)), 0, "manifest");
        await using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var text = new StreamReader(gzip);
        return (await text.ReadLineAsync(Cancellation))!;
    }

    private string WriteLines(params string[] lines)
    {
        var path = folder.File("lines.jsonl.gz");
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        return path;
    }
}
