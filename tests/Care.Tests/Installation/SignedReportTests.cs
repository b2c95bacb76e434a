using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AgeingMonitor.Care.Installation;
using CsCheck;

namespace AgeingMonitor.Care.Tests.Installation;

public sealed class SignedReportTests : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    [Fact]
    public void Report_Signed_ComesBackAsItWas()
    {
        var report = Reports.Of(("hall", "m-1", true, 90));
        Assert.Equal(CommissioningJson.Write(report), CommissioningJson.Write(SignedReport.Verify(SignedReport.Sign(report, key), key)!));
    }

    [Fact]
    public void Report_ChangedAfterwards_IsRefused()
    {
        var document = JsonNode.Parse(SignedReport.Sign(Reports.Of(("hall", "m-1", false, 90)), key))!.AsObject();
        document["payload"] = JsonNode.Parse(SignedReport.Sign(Reports.Of(("hall", "m-1", true, 90)), key))!["payload"]!.DeepClone();
        Assert.Null(SignedReport.Verify(document.ToJsonString(), key));
    }

    [Fact]
    public void Report_OfAnotherKey_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Null(SignedReport.Verify(SignedReport.Sign(Reports.Of(), other), key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"payload":1,"protected":2,"signature":3}""")]
    [InlineData("""{"payload":"*","protected":"*","signature":"*"}""")]
    [InlineData("""{"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""}""")]
    public void Garbage_IsNoReport(string document) => Assert.Null(SignedReport.Verify(document, key));

    [Fact]
    public void Document_WithAnyOneCharacterChanged_IsRefusedOrSaysTheSame()
    {
        var report = Reports.Of(("hall", "m-1", true, 90));
        var document = SignedReport.Sign(report, key);
        Gen.Select(Gen.Int[0, document.Length - 1], Gen.Char['!', '~']).Sample((place, character) =>
        {
            var changed = string.Concat(document.AsSpan(0, place), character.ToString(), document.AsSpan(place + 1));
            Assert.True(SignedReport.Verify(changed, key) is not { } read || CommissioningJson.Write(read).SequenceEqual(CommissioningJson.Write(report)));
        }, iter: 200);
    }

    [Fact]
    public void Visits_Compared_NameWhatChanged()
    {
        var before = Reports.Of(("hall", "m-1", true, 90), ("bath", "m-2", true, 80), ("bed", "m-3", false, null), ("old", "m-3", true, null));
        var now = Reports.Of(("hall", "m-2", true, 79), ("bath", "m-2", false, 75), ("bed", "m-3", true, null), ("new", "m-3", true, null));
        var changes = CommissioningChanges.Between(before, now);
        Assert.Equal(["new"], changes.Added);
        Assert.Equal(["old"], changes.Removed);
        Assert.Equal(["hall"], changes.Moved);
        Assert.Equal(["bath"], changes.NoLongerProven);
        Assert.Equal(["bed"], changes.NewlyProven);
        Assert.Equal([("hall", 90.0, 79.0)], changes.Batteries);
        Assert.True(CommissioningChanges.Between(now, now).IsEmpty);
        Assert.False(changes.IsEmpty);
    }
}

internal static class Reports
{
    public static CommissioningReport Of(params (string Sensor, string Room, bool IsProven, double? Battery)[] sensors) => new()
    {
        Id = "w-1",
        Kit = Flat.Kit.Value,
        Home = Flat.Plan.Home.Value,
        Installer = "user-1",
        StartedAt = Flat.Now.ToString(),
        FinishedAt = (Flat.Now + TimeSpan.FromMinutes(20)).ToString(),
        Agent = new("1.0.0", 3, 7, "synced", 0.05, 0),
        Steps = [new("link", WalkStepKind.Link, null, StepResult.Passed, 1, 80, null)],
        Sensors = [.. sensors.Select(s => new CommissionedSensor(s.Sensor, s.Room, "bathroom", ["motion", "battery"], s.IsProven, [new("room", s.Sensor, "motion", 1, Flat.Now.ToString(), 3.5)], s.Battery, 120, Flat.Now.ToString()))],
    };
}
