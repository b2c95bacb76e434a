using AgeingMonitor.Testing.Replay;
using CsCheck;

namespace AgeingMonitor.Testing.Tests.Replay;

public sealed class NumberRangesTests
{
    [Fact]
    public void Add_AnyOrder_IsASet() => Gen.Int[1, 40].Array[0, 60].Sample(numbers =>
    {
        var ranges = new NumberRanges();
        var set = new HashSet<int>();
        foreach (var number in numbers)
        {
            Assert.Equal(set.Add(number), ranges.Add(number));
        }

        Assert.Equal(set.Count == 0 ? (0, 0) : (set.Min(), set.Max()), (ranges.First, ranges.Last));
        var missing = ranges.MissingUpTo(30).SelectMany(range => Enumerable.Range((int)range.First, (int)(range.Last - range.First + 1)));
        Assert.Equal(Enumerable.Range(1, 30).Where(number => !set.Contains(number)), missing);
    });
}
