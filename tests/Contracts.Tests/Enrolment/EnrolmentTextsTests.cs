using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Enrolment;

public sealed class EnrolmentTextsTests
{
    private static readonly RootPin Pin = RootPin.Of("a root"u8);
    private static readonly EnrolmentLabel Label = new(new Uri("https://ageing.example.org:8882"), KitId.Derive("kit"), "ABCD-2345", Pin);

    [Fact]
    public void Code_New_HoldsNothingThatIsMistaken()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => EnrolmentCode.New()).ToList();

        Assert.All(codes, code => Assert.Matches("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$", code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(32, EnrolmentCode.Alphabet.Distinct().Count()); // 5 bits a character, 40 in all
    }

    [Theory]
    [InlineData("abcd-2345")]
    [InlineData("ABCD2345")]
    [InlineData(" ab cd 23-45 ")]
    public void Code_TypedAnyhow_IsRead(string text)
    {
        Assert.True(EnrolmentCode.TryParse(text, out var code));
        Assert.Equal("ABCD-2345", code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCD-234")]
    [InlineData("ABCD-23456")]
    [InlineData("ABCD-2340")]
    [InlineData("ABCD_2345")]
    [InlineData("ABCD-2345                                                  ")]
    public void Code_SomethingElse_IsRefused(string? text) => Assert.False(EnrolmentCode.TryParse(text, out _));

    [Fact]
    public void Label_ThereAndBack_IsTheSame()
    {
        Assert.True(EnrolmentLabel.TryParse(Label.Text, out var read));
        Assert.Equal(Label, read);
        Assert.DoesNotContain(Label.Code, Label.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://ageing.example.org")]
    [InlineData("ageing-kit:2?s=https://a:1")]
    [InlineData("ageing-kit:1?")]
    public void Label_SomethingElse_IsRefused(string text) => Assert.False(EnrolmentLabel.TryParse(text, out _));

    [Theory]
    [InlineData("https://", "http://")]
    [InlineData(":8882", ":8882/path")]
    [InlineData("ageing.example.org", "user@ageing.example.org")]
    [InlineData("c=ABCD-2345", "c=ABCD-2340")]
    [InlineData("&p=", "&p=0")]
    [InlineData("&c=", "&k=k-aaaaaaaaaaaaa&c=")]
    public void Label_OneThingWrong_IsRefused(string right, string wrong) => Assert.False(EnrolmentLabel.TryParse(Label.Text.Replace(right, wrong, StringComparison.Ordinal), out _));

    [Fact]
    public void Texts_AnyGarbage_NeverThrows() => Property.Holds(
        Gen.String[Gen.Char["ageing-kt:1?s=&kcp0123ABC\u0000é\uD800/"], 0, 80],
        5_000,
        text => _ = EnrolmentLabel.TryParse("ageing-kit:1?" + text, out _) || EnrolmentLabel.TryParse(text, out _) || EnrolmentCode.TryParse(text, out _) || RootPin.TryParse(text, out _));

    [Fact]
    public void Pin_ThereAndBack_KnowsItsRoot()
    {
        Assert.True(RootPin.TryParse(Pin.Value.ToUpperInvariant(), out var read));
        Assert.Equal(Pin, read);
        Assert.True(read.Matches("a root"u8));
        Assert.False(read.Matches("another"u8));
        Assert.False(default(RootPin).Matches("a root"u8));
    }
}
