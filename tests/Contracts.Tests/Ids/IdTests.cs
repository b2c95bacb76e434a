using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Tests.Ids;

public sealed class IdTests
{
    private const string Rest = "abcdefghijk27";

    [Fact]
    public void Parse_EachId_ReadsItsTextForm()
    {
        Assert.Equal("k-" + Rest, KitId.Parse("k-" + Rest).ToString());
        Assert.Equal("h-" + Rest, HomeId.Parse("h-" + Rest).Value);
        Assert.Equal("r-" + Rest, ResidentId.Parse("r-" + Rest).Value);
        Assert.Equal("m-" + Rest, RoomId.Parse("m-" + Rest).Value);
        Assert.Equal("t-" + Rest, CareTeamId.Parse("t-" + Rest).Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("k-")]
    [InlineData("h-abcdefghijk27")]
    [InlineData("k_abcdefghijk27")]
    [InlineData("k-abcdefghijk2")]
    [InlineData("k-abcdefghijk277")]
    [InlineData("k-abcdefghijk21")]
    [InlineData("k-ABCDEFGHIJK27")]
    [InlineData("k-abcdefghijk2é")]
    [InlineData("k-abcdefghijk2+")]
    public void TryParse_AnythingElse_IsFalse(string? text)
    {
        Assert.False(KitId.TryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Equal(string.Empty, id.Value);
        Assert.Throws<FormatException>(() => KitId.Parse(text!));
    }

    [Fact]
    public void New_TwoIds_DifferAndParse()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => KitId.New()).ToHashSet();
        Assert.Equal(1000, ids.Count);
        Assert.All(ids, id => Assert.Equal(id, KitId.Parse(id.Value)));
    }

    [Fact]
    public void Derive_TheSameName_IsTheSameIdForEver()
    {
        // By hand: SHA-256 of "pack generator", each of its first 13 bytes & 31, in the alphabet of RFC 4648.
        Assert.Equal(Expected("pack generator", 'k'), KitId.Derive("pack generator").Value);
        Assert.Equal(Expected("tihm 28", 'h'), HomeId.Derive("tihm 28").Value);
        Assert.NotEqual(KitId.Derive("a"), KitId.Derive("b"));
    }

    private static string Expected(string name, char prefix) => $"{prefix}-" + string.Concat(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).Take(13).Select(b => "abcdefghijklmnopqrstuvwxyz234567"[b % 32]));

    [Theory]
    [InlineData("hall", true)]
    [InlineData("bed-1", true)]
    [InlineData("0", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("Hall", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    public void TryParse_SensorNames_AreLowerCaseLettersDigitsAndInnerHyphens(string? text, bool valid)
    {
        Assert.Equal(valid, SensorId.TryParse(text, out var id));
        Assert.Equal(valid ? text : string.Empty, id.Value);
    }
}
