using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Tests.Ids;

public sealed class AlertIdTests
{
    private static readonly HomeId Home = HomeId.Parse("h-abcdefghijklm");
    private static readonly Instant Start = new(1_772_366_390_250_000);

    [Theory]
    [InlineData("www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2", "RFC 9562 appendix A.4")]
    [InlineData("python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d", "documentation of Python's uuid module")]
    public void Version5_NamesOfDns_AreThePublishedOnes(string name, string expected, string source) =>
        Assert.True(Guid.Parse(expected) == AlertId.Version5(Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), name), source);

    [Fact]
    public void Derive_TheSameEpisode_IsTheSameIdForEver()
    {
        var id = AlertId.Derive(Home, "fall", "household", Start);
        Assert.Equal(id, AlertId.Derive(Home, "fall", "household", new Instant(Start.Microseconds)));
        Assert.Equal(AlertId.Version5(AlertId.Namespace, "h-abcdefghijklm\nfall\nhousehold\n1772366390250000"), id.Value);
        Assert.Equal('5', id.ToString()[14]);
        Assert.Contains(id.ToString()[19], "89ab");
    }

    [Fact]
    public void Derive_AnotherHomeRuleSubjectOrStart_IsAnotherId()
    {
        AlertId[] ids =
        [
            AlertId.Derive(Home, "fall", "household", Start), AlertId.Derive(HomeId.Parse("h-abcdefghijkln"), "fall", "household", Start),
            AlertId.Derive(Home, "help-call", "household", Start), AlertId.Derive(Home, "fall", "r-abcdefghijklm", Start),
            AlertId.Derive(Home, "fall", "household", Start + TimeSpan.FromMicroseconds(1)), AlertId.Derive(Home, "fall", "household", "k-abcdefghijklm/3/7"),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void TryParse_ItsText_IsTheSameAndNothingElseIs()
    {
        var id = AlertId.Derive(Home, "fall", "household", Start);
        Assert.True(AlertId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
        Assert.False(AlertId.TryParse("{" + id + "}", out _));
        Assert.False(AlertId.TryParse("no", out _));
        Assert.False(AlertId.TryParse(null, out _));
    }
}
