namespace AgeingMonitor.Care.Tests;

public sealed class StorableTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Équipe Nord 👵", "Équipe Nord 👵")]
    [InlineData("two\r\n\tlines", "two\r\n\tlines")]
    [InlineData("a\0b\u0007\u0085", "a\uFFFDb\uFFFD\uFFFD")]
    public void Of_Text_KeepsWhatEveryDatabaseTakes(string text, string expected) => Assert.Equal(expected, StorableText.Of(text, 100));

    [Fact]
    public void Of_HalfAPair_IsReplaced() => Assert.Equal("a\uFFFDb", StorableText.Of("a" + (char)0xD83D + "b", 100));

    [Fact]
    public void Of_LongText_IsCutBetweenCharacters() => Assert.Equal("ab", StorableText.Of("ab👵", 3));
}
