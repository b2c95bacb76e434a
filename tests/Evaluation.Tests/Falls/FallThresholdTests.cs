using AgeingMonitor.Analytics.Training;
using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;
using System.Text;
using System.Text.Json;

namespace AgeingMonitor.Evaluation.Tests.Falls;

public sealed class FallThresholdTests
{
    [Theory]
    [InlineData("wrist", WearingSite.Wrist)]
    [InlineData("wrist-2", WearingSite.Wrist)]
    [InlineData("wrist2", WearingSite.Wrist)]
    [InlineData("watch-left", WearingSite.Wrist)]
    [InlineData("waist", WearingSite.Waist)]
    [InlineData("belt-1", WearingSite.Waist)]
    [InlineData("hip", WearingSite.Waist)]
    [InlineData("wristband", null)]
    [InlineData("hippo", null)]
    [InlineData("left-wrist", null)]
    [InlineData("Wrist", null)]
    [InlineData("pendant", null)]
    [InlineData("7", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    public void Site_OfAName_IsItsFirstWord(string sensor, string? site) => Assert.Equal(site, WearingSite.Of(sensor));

    [Fact]
    public void Card_WithoutSites_HasTheCommonThresholdForAll()
    {
        var old = FallModel.BuiltIn.Card with { Thresholds = null };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(old, ModelCardJson.Default.ModelCard);
        Assert.DoesNotContain("thresholds\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        var read = FallThresholds.Of(ModelCard.Read(bytes));

        Assert.All(["wrist", "waist", "pendant"], sensor => Assert.Equal(old.Threshold, read.For(sensor)));
    }

    [Fact]
    public void Card_WithASite_HasItsThresholdThereAlone()
    {
        var card = FallModel.BuiltIn.Card with { Threshold = 9, Thresholds = new Dictionary<string, double> { [WearingSite.Waist] = 2 } };
        var read = FallThresholds.Of(ModelCard.Read(JsonSerializer.SerializeToUtf8Bytes(card, ModelCardJson.Default.ModelCard)));

        Assert.Equal([2, 2, 9, 9], new[] { "waist", "belt-2", "wrist", "pendant" }.Select(sensor => read.For(sensor)));
    }

    [Theory]
    [InlineData("""{"thresholds":{"waist":"low"}}""")]
    [InlineData("""{"thresholds":[2]}""")]
    [InlineData("""{"thresholds":{"waist":null}}""")]
    public void Card_WhoseSitesAreNoNumbers_IsRefused(string card) => Assert.Throws<InvalidDataException>(() => ModelCard.Read(Encoding.UTF8.GetBytes(card)));

    [Fact]
    public void BuiltInModel_SuspectsSoonerAtTheWaist() => Assert.True(FallThresholds.Of(FallModel.BuiltIn.Card).For("waist") < FallThresholds.Of(FallModel.BuiltIn.Card).For("pendant"));

    /// <summary>At the waist falls score from 2 and daily life up to 1, elsewhere from 20 and up to 10.</summary>
    [Fact]
    public void Sites_WhoseScoresLieElsewhere_GetAThresholdOfTheirOwn()
    {
        var scores = ScoresOf("waist", daily: 1, falls: 2).Concat(ScoresOf("wrist", daily: 10, falls: 20)).ToList();

        var chosen = FallSiteThresholds.Choose(scores, FoldsOf(scores));

        Assert.InRange(chosen.For("waist"), 1.01, 2.2);
        Assert.InRange(chosen.For("wrist"), 10.01, 20.2);
    }

    [Fact]
    public void Sites_WhoseScoresLieAlike_HaveTheCommonThreshold()
    {
        var scores = ScoresOf("waist", daily: 1, falls: 2).Concat(ScoresOf("wrist", daily: 1, falls: 2)).ToList();

        var chosen = FallSiteThresholds.Choose(scores, FoldsOf(scores));

        Assert.Empty(chosen.BySite);
        Assert.InRange(chosen.Common, 1.01, 2.2);
    }

    private static IReadOnlyDictionary<string, int> FoldsOf(IReadOnlyList<FallScore> scores) => PersonFolds.Of(scores.Select(score => score.Person.Name).Distinct(), FallForests.Folds, 1);

    private static IEnumerable<FallScore> ScoresOf(string sensor, double daily, double falls) => Enumerable.Range(0, 12).SelectMany(number =>
    {
        var person = new FallPerson("set-" + sensor, $"set-{sensor}/{number:00}", IsOlder: number > 8, [], [], [], [], [], []) { Sensor = sensor };
        return Enumerable.Range(0, 8).Select(i => new FallScore(person, new("any", "any", i % 2 == 0, 0, 1, 0, 0), i % 2 == 0 ? falls + (i * 0.05) : daily - (i * 0.05)));
    });
}
