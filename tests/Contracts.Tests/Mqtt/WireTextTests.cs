using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Tests.Mqtt;

public sealed class WireTextTests
{
    [Theory]
    [InlineData(null, 3, null)]
    [InlineData("", 0, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("abc", 1, "…")]
    [InlineData("abc", 0, "")]
    [InlineData("a😀bc", 3, "a…")]
    [InlineData("a😀bc", 4, "a😀…")]
    [InlineData("😀bc", 2, "…")]
    public void Cut_AnyText_Fits_AndHalvesNoCharacter(string? text, int length, string? expected) => Assert.Equal(expected, WireText.Cut(text, length));

    [Fact]
    public void Cut_ToLessThanNothing_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => WireText.Cut("a", -1));
}
