using System.Text;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>Whatever is sent, the stream goes on: what is good is stored and answered, the rest is kept with its reason.</summary>
public sealed class BadInputTests : IAsyncDisposable
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private static readonly string Obs = Topics.For(Kit, Topics.Obs);
    private readonly PipelineHarness harness = new();

    public BadInputTests() => harness.Kits.Place(Kit);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => harness.DisposeAsync();

    [Theory]
    [InlineData("", "malformed")]
    [InlineData("not senml", "malformed")]
    [InlineData("[", "malformed")]
    [InlineData("[{]", "malformed")]
    [InlineData("{}", "malformed")]
    [InlineData("[{\"n\":\"wrist/heart-rate\",\"v\":60,\"x_\":1}]", "mandatory-field")]
    [InlineData("[{\"n\":\"wrist/heart-rate\",\"u\":\"beat/min\",\"v\":60,\"bver\":99}]", "version")]
    public async Task Send_NoPack_IsQuarantinedWholeAndNotAnswered(string payload, string reason)
    {
        await harness.SendAsync(Obs, Encoding.UTF8.GetBytes(payload), WireLimits.SenMlJson);

        await OnlyTheSentinelIsAnsweredAsync();
        var kept = Assert.Single(harness.Quarantine.All);
        Assert.Equal(reason, kept.Reason);
        Assert.Equal(payload, Encoding.UTF8.GetString(kept.Payload));
    }

    [Fact]
    public async Task Send_CborCutAnywhere_IsQuarantined()
    {
        var whole = PackEncoder.Encode(TestPacks.New(Kit, 5, harness.Now, observations: 3));
        for (var length = 0; length < whole.Length; length++)
        {
            await harness.SendAsync(Obs, whole[..length], WireLimits.SenMlCbor);
        }

        await OnlyTheSentinelIsAnsweredAsync();
        Assert.All(harness.Quarantine.All, kept => Assert.Equal(Obs, kept.Topic));
        Assert.Equal(60, harness.Quarantine.All.Count()); // the share of one kit in a minute; the rest is counted only
    }

    [Fact]
    public async Task Send_AnyBytes_StreamGoesOn()
    {
        var whole = PackEncoder.Encode(TestPacks.New(Kit, 5, harness.Now, observations: 3));
        await Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 6].SampleAsync(
            async changes =>
            {
                var bytes = (byte[])whole.Clone();
                Array.ForEach(changes, change => bytes[change.Item1] = change.Item2);
                Assert.True(await harness.SendAsync(Obs, bytes, WireLimits.SenMlCbor));
            },
            iter: 300,
            threads: 1,
            seed: "0000KOIXIlCc");
        await harness.SendAsync(TestPacks.New(Kit, 99, harness.Now));

        while ((await harness.Link.NextAsync(Cancellation)).Sequence != 99)
        {
        }
    }

    [Fact]
    public async Task Send_OverTheSizeLimit_IsQuarantinedCutAndNotAnswered()
    {
        await harness.SendAsync(Obs, new byte[WireLimits.MaxMessageBytes + 1], WireLimits.SenMlCbor);

        await OnlyTheSentinelIsAnsweredAsync();
        var kept = Assert.Single(harness.Quarantine.All);
        Assert.Equal("too-large", kept.Reason);
        Assert.Equal(WireLimits.MaxMessageBytes, kept.Payload.Length);
    }

    [Fact]
    public async Task Send_TooManyRecords_IsQuarantined()
    {
        var text = new StringBuilder("[");
        for (var i = 0; i <= WireLimits.MaxRecords; i++)
        {
            text.Append(i == 0 ? string.Empty : ",").Append("{\"n\":\"a/motion\",\"vb\":true}");
        }

        await harness.SendAsync(Obs, Encoding.UTF8.GetBytes(text.Append(']').ToString()), WireLimits.SenMlJson);

        await OnlyTheSentinelIsAnsweredAsync();
        Assert.Equal("too-many-records", Assert.Single(harness.Quarantine.All).Reason);
    }

    [Fact]
    public async Task Send_WellFormedPackThatIsRefused_IsKeptAndItsNumberTakenInWithNothing()
    {
        var sealedAt = harness.Now.Microseconds / 1_000_000;
        var json = $$"""[{"bn":"urn:am:{{Kit}}:","bt":{{sealedAt}},"n":"pack/boot","v":1},{"n":"pack/seq","v":7},{"n":"pack/clock","vs":"synced"},{"n":"wrist/heart-rate","u":"beat/min","v":61,"t":30}]""";
        await harness.SendAsync(Obs, Encoding.UTF8.GetBytes(json), WireLimits.SenMlJson);

        var key = new PackKey(Kit, 1, Lane.Obs, 7);
        Assert.Equal(key, await harness.Link.NextAsync(Cancellation));
        Assert.Equal(WireReasons.SealedEarly, Assert.Single(harness.Quarantine.All).Reason);
        Assert.Contains(key, harness.Store.Keys);
        Assert.True(harness.Homes.Has(key));
    }

    [Theory]
    [InlineData("\"n\":\"wrist/heart-rate\",\"u\":\"m\",\"v\":60", "unit")]
    [InlineData("\"n\":\"wrist/heart-rate\",\"u\":\"beat/min\",\"v\":5000", "implausible")]
    [InlineData("\"n\":\"wrist/aura\",\"v\":1", "unknown-quantity")]
    [InlineData("\"n\":\"wrist/heart-rate\",\"u\":\"beat/min\",\"vs\":\"high\"", "value-kind")]
    public async Task Send_OneBadRecord_RestIsStoredAndAnsweredAndTheMessageKept(string record, string reason)
    {
        var seconds = harness.Now.Microseconds / 1_000_000;
        var json = $$"""
            [{"bn":"urn:am:{{Kit}}:","bt":{{seconds}},"n":"pack/boot","v":1},{"n":"pack/seq","v":7},{"n":"pack/clock","vs":"synced"},
             {"n":"wrist/heart-rate","u":"beat/min","v":61,"t":-2},{"t":-1,{{record}}}]
            """;

        await harness.SendAsync(Obs, Encoding.UTF8.GetBytes(json), WireLimits.SenMlJson);

        var key = await harness.Link.NextAsync(Cancellation);
        Assert.Equal(new PackKey(Kit, 1, Lane.Obs, 7), key);
        Assert.Equal(61, Assert.Single(harness.Store[key].Observations).Value.Number);
        var kept = Assert.Single(harness.Quarantine.All);
        Assert.Equal(reason, kept.Reason);
        Assert.Equal(json, Encoding.UTF8.GetString(kept.Payload));
        Assert.DoesNotContain("5000", kept.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_UnknownKit_IsQuarantinedAndNotAnswered()
    {
        var stranger = KitId.Derive("stranger");
        await harness.SendAsync(TestPacks.New(stranger, 1, harness.Now));

        await OnlyTheSentinelIsAnsweredAsync();
        Assert.Equal("unknown-kit", Assert.Single(harness.Quarantine.All).Reason);
    }

    [Fact]
    public async Task Send_UnknownKitWithoutEnd_KeepsABoundedShare()
    {
        var stranger = KitId.Derive("stranger");
        for (var i = 1; i <= 500; i++)
        {
            await harness.SendAsync(TestPacks.New(stranger, i, harness.Now));
        }

        await OnlyTheSentinelIsAnsweredAsync();
        Assert.Equal(60, harness.Quarantine.All.Count());
    }

    [Fact]
    public async Task Send_RevokedKit_IsQuarantinedAndDisconnected()
    {
        var revoked = KitId.Derive("revoked");
        harness.Kits.Place(revoked);
        harness.Kits.Revoke(revoked);
        await harness.SendAsync(TestPacks.New(revoked, 1, harness.Now));

        await OnlyTheSentinelIsAnsweredAsync();
        Assert.Equal("revoked-kit", Assert.Single(harness.Quarantine.All).Reason);
        Assert.Equal([revoked], harness.Link.Disconnected);
    }

    [Theory]
    [InlineData(-1, "no-place")]
    [InlineData(0, null)]
    [InlineData(59, null)]
    [InlineData(60, "no-place")]
    public async Task Send_KitPlacedForAnHour_IsTakenInThatHourOnly(int minute, string? reason)
    {
        var moved = KitId.Derive("moved");
        var from = harness.Now - TimeSpan.FromDays(1);
        harness.Kits.Place(moved, during: new TimeRange(from, from + TimeSpan.FromHours(1)));
        await harness.SendAsync(TestPacks.New(moved, 1, from + TimeSpan.FromMinutes(minute)));
        await harness.SendAsync(TestPacks.New(Kit, 99, harness.Now));

        var answered = await harness.Link.NextAsync(reason is null ? 2 : 1, Cancellation);

        Assert.Equal(reason is null, answered.Contains(new PackKey(moved, 1, Lane.Obs, 1)));
        Assert.Equal(reason, harness.Quarantine.All.SingleOrDefault()?.Reason);
    }

    [Theory]
    [InlineData(HomeMode.Live, 10, true)]
    [InlineData(HomeMode.Live, 11, false)]
    [InlineData(HomeMode.Demo, 11, false)]
    [InlineData(HomeMode.Replay, 11, true)]
    [InlineData(HomeMode.Live, -50_000, true)]
    public async Task Send_SealedMinutesAhead_IsTakenWithinTheTolerance(HomeMode mode, int minutes, bool taken)
    {
        var ahead = KitId.Derive("ahead");
        harness.Kits.Place(ahead, mode);
        await harness.SendAsync(TestPacks.New(ahead, 1, harness.Now + TimeSpan.FromMinutes(minutes)));
        await harness.SendAsync(TestPacks.New(Kit, 99, harness.Now));

        var answered = await harness.Link.NextAsync(taken ? 2 : 1, Cancellation);

        Assert.Equal(taken, answered.Contains(new PackKey(ahead, 1, Lane.Obs, 1)));
        Assert.Equal(taken ? null : "future", harness.Quarantine.All.SingleOrDefault()?.Reason);
    }

    [Theory]
    [InlineData(HomeMode.Live, false)]
    [InlineData(HomeMode.Demo, false)]
    [InlineData(HomeMode.Replay, true)]
    public async Task Send_Tick_IsHandedOnInReplaysOnlyAndNeverStored(HomeMode mode, bool taken)
    {
        var ticking = KitId.Derive("ticking");
        harness.Kits.Place(ticking, mode);
        var tick = TestPacks.New(ticking, 1, harness.Now, Lane.Tick);
        await harness.SendAsync(tick);
        await harness.SendAsync(TestPacks.New(Kit, 99, harness.Now));

        var answered = await harness.Link.NextAsync(taken ? 2 : 1, Cancellation);

        Assert.Equal(taken, answered.Contains(tick.Key));
        Assert.Equal(taken, harness.Homes.Has(tick.Key));
        Assert.False(harness.Store.Has(tick.Key));
        Assert.Equal(taken ? null : "tick-not-allowed", harness.Quarantine.All.SingleOrDefault()?.Reason);
    }

    [Fact]
    public async Task Send_PackOfAnotherKitOnOwnTopic_IsQuarantined()
    {
        var other = KitId.Derive("other");
        harness.Kits.Place(other);
        await harness.SendAsync(Obs, PackEncoder.Encode(TestPacks.New(other, 1, harness.Now)));

        await OnlyTheSentinelIsAnsweredAsync();
        Assert.Equal("foreign-kit", Assert.Single(harness.Quarantine.All).Reason);
        Assert.DoesNotContain(harness.Store.Keys, key => key.Kit == other);
    }

    [Fact]
    public async Task Send_SequenceUsedTwice_BothAreTakenAndTheSecondIsNoted()
    {
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now, observations: 1));
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now, observations: 2));

        await harness.Link.NextAsync(Cancellation);
        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 0);
        Assert.Equal("reused-sequence", Assert.Single(harness.Quarantine.All).Reason);
        Assert.Equal(2, harness.Homes.TimesOf(new PackKey(Kit, 1, Lane.Obs, 1)));
    }

    [Fact]
    public async Task Send_ObservationTheStoreNeverTakes_IsQuarantinedAndTheRestAnswered()
    {
        harness.Store.Refuses = observation => observation.Value.Number == 61;
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now, observations: 3));

        await harness.Link.NextAsync(Cancellation);
        Assert.Equal("store-refused", Assert.Single(harness.Quarantine.All).Reason);
    }

    [Fact]
    public async Task Send_PackThatBreaksTheStore_IsFoundAndTheOthersAreAnswered()
    {
        var poison = new PackKey(Kit, 1, Lane.Obs, 7);
        harness.Store.BeforeWrite = batch => batch.Any(pack => pack.Key == poison) ? throw new ArithmeticException("cannot") : Task.CompletedTask;
        for (var i = 1; i <= 20; i++)
        {
            await harness.SendAsync(TestPacks.New(Kit, i, harness.Now));
        }

        var answered = await harness.Link.NextAsync(19, Cancellation);

        Assert.DoesNotContain(poison, answered);
        Assert.Equal("store-failed", Assert.Single(harness.Quarantine.All).Reason);
        Assert.False(harness.Homes.Has(poison));
    }

    [Fact]
    public async Task Send_Unnumbered_IsStoredAndHandedOnWithoutAnAnswer()
    {
        var json = $$"""[{"bn":"urn:am:{{Kit}}:","bt":{{harness.Now.Microseconds / 1_000_000}},"n":"wrist/heart-rate","u":"beat/min","v":61}]""";
        await harness.SendAsync(Obs, Encoding.UTF8.GetBytes(json), WireLimits.SenMlJson);

        await OnlyTheSentinelIsAnsweredAsync();
        var key = Assert.Single(harness.Store.Keys, key => key.Boot == 0);
        Assert.True(harness.Homes.Has(key));
    }

    private async Task OnlyTheSentinelIsAnsweredAsync()
    {
        await harness.SendAsync(TestPacks.New(Kit, 99, harness.Now));
        Assert.Equal(new PackKey(Kit, 1, Lane.Obs, 99), await harness.Link.NextAsync(Cancellation));
        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 0);
        Assert.False(harness.Link.TryNext(out _));
    }
}
