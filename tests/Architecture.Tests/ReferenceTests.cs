using System.Xml.Linq;

namespace AgeingMonitor.Architecture.Tests;

/// <summary>References between projects run one way (docs/architecture.md, Layout): what a project may see is written here, and nothing else builds.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Storage"] = ["Contracts"],
        ["Care"] = ["Contracts"],
        ["Falls"] = [],
        ["Edge.Sensors"] = ["Contracts"],
        ["Edge.Link"] = ["Contracts"],
        ["Edge.Agent"] = ["Contracts", "Falls", "Edge.Link", "Edge.Sensors"],
        ["Analytics"] = ["Contracts", "Falls"],
        ["Analytics.Cluster.Interfaces"] = ["Contracts"],
        ["Analytics.Cluster"] = ["Contracts", "Analytics", "Analytics.Cluster.Interfaces", "Storage", "Care"],
        ["Ingest"] = ["Contracts", "Storage", "Care", "Analytics.Cluster.Interfaces"],
        ["Dashboard"] = ["Contracts", "Storage", "Care", "Analytics.Cluster.Interfaces"],
        ["Testing"] = ["Contracts", "Analytics", "Edge.Link"],
        ["Analytics.Training"] = ["Contracts", "Falls", "Analytics", "Testing"],
        ["Analytics.Evaluation"] = ["Contracts", "Falls", "Analytics", "Analytics.Training", "Testing"],
        ["Host"] = ["Contracts", "Storage", "Care", "Analytics", "Analytics.Cluster", "Analytics.Cluster.Interfaces", "Analytics.Evaluation", "Analytics.Training", "Ingest", "Dashboard", "Edge.Link", "Testing"],
    };

    private static readonly Dictionary<string, string[]> PackageHomes = new()
    {
        ["MQTTnet"] = ["Edge.Link", "Edge.Sensors", "Ingest"],
        ["MQTTnet.Server"] = ["Ingest"],
        ["Microsoft.EntityFrameworkCore"] = ["Care"],
        ["Npgsql"] = ["Care"],
        ["Microsoft.Orleans"] = ["Analytics.Cluster", "Analytics.Cluster.Interfaces", "Host"],
        ["Microsoft.ML"] = ["Analytics.Training"],
        ["System.CommandLine"] = ["Host"],
        ["System.Device.Gpio"] = ["Edge.Sensors"],
        ["System.IO.Ports"] = ["Edge.Sensors"],
        ["OpenTelemetry"] = ["Host"],
        ["QRCoder"] = ["Dashboard"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyWhatTheLayoutAllows(string project)
    {
        var references = Elements(project, "ProjectReference").Select(path => Name(Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))));
        Assert.Empty(references.Except(Allowed[project]));
    }

    /// <summary>The kit's program is published trimmed and as native code: each build looks for what forbids that, in all that it is made of.</summary>
    [Fact]
    public void KitsProgram_EveryProject_IsLookedThroughForNativeCode()
    {
        foreach (var project in Allowed["Edge.Agent"].Append("Edge.Agent"))
        {
            Assert.Equal("true", Assert.Single(Load(project).Descendants("IsAotCompatible")).Value);
            Assert.DoesNotContain(Load(project).Descendants("NoWarn"), silenced => silenced.Value.Contains("IL", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_Packages_StayWhereTheyBelong(string project)
    {
        foreach (var package in Elements(project, "PackageReference"))
        {
            foreach (var (prefix, homes) in PackageHomes.Where(p => package == p.Key || package.StartsWith(p.Key + ".", StringComparison.Ordinal)).OrderByDescending(p => p.Key.Length).Take(1))
            {
                Assert.True(homes.Contains(project), $"{project} uses {package}; {prefix} belongs in {string.Join(", ", homes)}.");
            }
        }
    }

    [Fact]
    public void Tree_EveryProjectUnderSrc_HasItsRule()
    {
        var found = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(f => Name(Path.GetFileNameWithoutExtension(f)));
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Versions_AreCentral()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(XDocument.Load(file).Descendants("PackageReference"), e => e.Attribute("Version") is not null);
        }
    }

    private static string Name(string assembly) => assembly["AgeingMonitor.".Length..];

    private static IEnumerable<string> Elements(string project, string element) => Load(project).Descendants(element).Select(e => (string)e.Attribute("Include")!);

    private static XDocument Load(string project) =>
        XDocument.Load(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), $"AgeingMonitor.{project}.csproj", SearchOption.AllDirectories).Single());
}
