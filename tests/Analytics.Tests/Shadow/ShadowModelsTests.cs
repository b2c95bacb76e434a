using System.Text;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Cluster.Hosting;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Analytics.Tests.Shadow;

/// <summary>A shadow that cannot run is refused at start, by its file's name and with the reason.</summary>
public sealed class ShadowModelsTests
{
    [Fact]
    public void Load_TheProductsOwnModels_TakesThem()
    {
        using var files = new ShadowFiles();
        Assert.NotNull(ShadowModels.Load(files.Trees(AgitationModel.BuiltIn, card => card), AlarmBudget.Default));
        Assert.NotNull(ShadowModels.Load(files.Trees(FallModel.BuiltIn, card => card), AlarmBudget.Default));
        Assert.NotNull(ShadowModels.Load(files.Routine(1), AlarmBudget.Default));
        Assert.Null(ShadowModels.Load(new ShadowOptions(), AlarmBudget.Default));
    }

    [Fact]
    public void Load_AnotherHash_IsRefused()
    {
        using var files = new ShadowFiles();
        Refused(files.Trees(AgitationModel.BuiltIn, card => card with { Sha256 = new('0', 64) }), "is not the one that its card describes");
    }

    [Fact]
    public void Load_AnotherKindOfModel_IsRefused()
    {
        using var files = new ShadowFiles();
        Refused(files.Trees(FallModel.BuiltIn, card => card), "a model of 'falls', not of 'agitation'");
        Refused(files.Routine(1), "This is not a file of trees", "routine");
    }

    [Fact]
    public void Load_OtherFeatures_IsRefused()
    {
        using var files = new ShadowFiles();
        Refused(files.Trees(AgitationModel.BuiltIn, card => card with { Features = [.. card.Features.Reverse()] }), "are not the 74 of this program");
        Refused(files.Trees(AgitationModel.BuiltIn, card => card with { Features = [.. card.Features.Skip(1)] }), "has 74 features, its card names 73");
    }

    [Fact]
    public void Load_ATableThatDoesNotReachTheBudget_IsRefused()
    {
        using var files = new ShadowFiles();
        Refused(files.Trees(AgitationModel.BuiltIn, card => card with { Calibration = [new(0.2, 1), new(0.5, 0)] }), "goes from 0.2 to 0.5 a day");
    }

    [Fact]
    public void Load_ARoutineCardWithoutATable_IsRefused()
    {
        using var files = new ShadowFiles();
        var path = files.Routine(1, card => card with { Calibration = null });

        var fault = Assert.Throws<InvalidDataException>(() => ShadowModels.Load(new ShadowOptions { Routine = path }, AlarmBudget.Default));

        Assert.Contains("has no table of limits of lasting changes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Rubbish_IsRefused()
    {
        using var files = new ShadowFiles();
        var path = files.Trees(AgitationModel.BuiltIn, card => card);
        Refused("/nowhere/agitation.trees", "nowhere");
        File.WriteAllText(Path.ChangeExtension(path, null) + ".card.json", """{"name": 3}""");
        Refused(path, "card cannot be read");
        Assert.Contains("card cannot be read", Assert.Throws<InvalidDataException>(() => ShadowModels.Load(path, AlarmBudget.Default)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes("AMTREES1 and no more"));
        Refused(path, "agitation.trees");
    }

    [Fact]
    public void Load_AModelWithoutShadow_SaysWhichHaveOne()
    {
        using var files = new ShadowFiles();
        var path = files.Trees(AgitationModel.BuiltIn, card => card with { Name = "posture-bed" });
        Assert.Contains("'posture-bed' cannot run as a shadow. These can: falls, agitation, routine", Assert.Throws<InvalidDataException>(() => ShadowModels.Load(path, AlarmBudget.Default)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Analytics:Shadow:agitation", "/nowhere/agitation.trees", "cannot run as a shadow")]
    [InlineData("Analytics:Shadow:mood", "/nowhere/mood.trees", "no such model can have a shadow")]
    public void Configuration_ThatCannotBe_StopsTheStart(string setting, string value, string words)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [setting] = value }).Build();
        var services = new ServiceCollection();
        services.AddDetection(configuration);
        using var provider = services.BuildServiceProvider();
        Assert.Contains(words, Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<DetectionOptions>()).Message, StringComparison.Ordinal);
    }

    private static void Refused(string path, string words, string? file = null)
    {
        var fault = Assert.Throws<InvalidDataException>(() => ShadowModels.Load(new ShadowOptions { Agitation = path }, AlarmBudget.Default));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Contains(file ?? Path.GetFileName(path), fault.Message, StringComparison.Ordinal);
        Assert.Contains("Analytics:Shadow:agitation", fault.Message, StringComparison.Ordinal);
    }
}
