using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace AgeingMonitor.Architecture.Tests;

/// <summary>Rules about types, where project references are too coarse.</summary>
public sealed class DependencyTests
{
    private static readonly ArchUnitNET.Domain.Architecture Product = new ArchLoader().LoadAssemblies(
        typeof(Contracts.Packs.Pack).Assembly,
        typeof(Storage.IObservationStore).Assembly,
        typeof(Care.IAlertJournal).Assembly,
        System.Reflection.Assembly.Load("AgeingMonitor.Analytics"),
        System.Reflection.Assembly.Load("AgeingMonitor.Analytics.Cluster"),
        System.Reflection.Assembly.Load("AgeingMonitor.Ingest"),
        System.Reflection.Assembly.Load("AgeingMonitor.Dashboard")).Build();

    [Fact]
    public void DetectionAndRules_SeeNoShell() => Holds(
        Types().That().ResideInNamespaceMatching(@"^AgeingMonitor\.Analytics\.(Detection|Alerts|Order)").Should()
            .NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^(Orleans|Microsoft\.EntityFrameworkCore|MQTTnet|Microsoft\.Extensions\.(Logging|DependencyInjection|Hosting)|System\.Net|System\.IO\.File)"));

    [Fact]
    public void Detection_NeverLooksAtAClock() => Holds(
        Types().That().ResideInNamespaceMatching(@"^AgeingMonitor\.Analytics\.(Detection|Alerts|Order)").Should()
            .NotDependOnAny(typeof(TimeProvider)));

    [Fact]
    public void IngestAndDashboard_MeetGrainsThroughInterfacesOnly() => Holds(
        Types().That().ResideInNamespaceMatching(@"^AgeingMonitor\.(Ingest|Dashboard)").Should()
            .NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^AgeingMonitor\.Analytics\.Cluster(\.(?!Interfaces)|$)"));

    private static void Holds(TypesShouldConjunction rule)
    {
        var broken = rule.Evaluate(Product).Where(result => !result.Passed).Select(result => result.Description).ToList();
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }
}
