using System.Text.Json;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Training.Agitation;
using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Evaluation.Tests.Agitation;

public sealed class AgitationTests
{
    private static readonly DateTime Day = new(2019, 4, 1);

    [Fact]
    public void Bins_ByHand_KeepWhatIsFollowedAndKnowNoLaterLabel()
    {
        var rows = new AgitationRows(new());
        List<AgitationRow> made = [];
        foreach (var hour in new[] { 1, 7, 13, 19, 25, 49 })
        {
            if (rows.Add(RoomKind.Kitchen, Day.AddHours(hour), out var row))
            {
                made.Add(row);
            }
        }

        rows.Turn(Day.AddDays(3), out var last);
        made.Add(last);
        var person = AgitationPerson.Of("p", made, [Day.AddHours(18), Day.AddHours(32)]);

        Assert.Equal([Day, Day.AddHours(6), Day.AddHours(12), Day.AddHours(18), Day.AddHours(24)], person.Bins.Select(bin => bin.Row.From));
        Assert.Equal([false, false, true, false, true], person.Bins.Select(bin => bin.IsFollowed));
        Assert.Equal([0f, 0, 0, 1, 0], person.Bins.Select(bin => bin.History[0]));
        Assert.Equal([0f, 0, 0, 1, 1], person.Bins.Select(bin => bin.History[4]));
    }

    [Fact]
    public void State_SavedAndRead_GivesTheSameRows()
    {
        AgitationRows whole = new(new()), cut = new(new());
        var random = new Random(5);
        var at = Day;
        for (var i = 0; i < 3000; i++)
        {
            at = at.AddMinutes(random.Next(90));
            var room = (RoomKind)random.Next(7);
            var expected = whole.Add(room, at, out var one);
            cut = new(JsonSerializer.Deserialize<AgitationState>(JsonSerializer.Serialize(cut.State))!);
            Assert.Equal(expected, cut.Add(room, at, out var other));
            Assert.Equal(one.Values ?? [], other.Values ?? []);
            Assert.All(one.Values ?? [], value => Assert.True(float.IsFinite(value)));
        }

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(cut.State).Length, 1000, 40_000);
    }

    [Fact]
    public void BuiltInModels_AreOfTheseFeatures()
    {
        Assert.Equal(AgitationRows.Names, AgitationModel.BuiltIn.Card.Features);
        Assert.Equal([.. AgitationRows.Names, .. AgitationLearning.HistoryNames], AgeingMonitor.Falls.Trees.TrainedModel.BuiltInto(typeof(AgitationModel).Assembly, AgitationLearning.WithHistory).Card.Features);
    }

    [Fact]
    public async Task Tihm_PeopleLeftOut_IsBetterThanTheHour()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "grows a hundred forests: a proof of --long");
        var run = await SuiteRun.OfAsync("agitation", SharedData.RootWith("tihm"));
        Assert.True(run.Value("tihm", "auc") > 0.85);
        Assert.True(run.Value("tihm", "ap") > 0.2);
        Assert.True(run.Value("tihm-with-history", "auc") > run.Value("tihm", "auc"));
    }
}
