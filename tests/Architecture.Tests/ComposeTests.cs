using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace AgeingMonitor.Architecture.Tests;

/// <summary>The compose file is whole: what it names exists, what must be healthy says how, and no secret is inside. The same set runs as processes in Integration.Tests.</summary>
public sealed class ComposeTests
{
    private static readonly string Text = Repository.Read("docker-compose.yml");
    private static readonly Dictionary<string, object> File = Read();

    public static TheoryData<string> Services => [.. Section("services").Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_NamesOnlyWhatIsThere(string name)
    {
        var service = Map(Section("services")[name]);
        Assert.True(service.ContainsKey("image") || service.ContainsKey("build"), $"{name} has neither image nor build");
        foreach (var secret in List(service, "secrets"))
        {
            Assert.Contains(secret, Section("secrets").Keys);
        }

        foreach (var volume in List(service, "volumes").Select(v => v.Split(':')[0]))
        {
            var isThere = volume.StartsWith("./", StringComparison.Ordinal) ? Path.Exists(Path.Combine(Repository.Root, volume)) : Section("volumes").ContainsKey(volume);
            Assert.True(isThere, $"{name} mounts {volume}, which is not there");
        }

        if (service.TryGetValue("depends_on", out var needs))
        {
            foreach (var (other, condition) in Map(needs))
            {
                var needed = Map(Section("services")[other]);
                Assert.True(Map(condition)["condition"] is "service_completed_successfully" || needed.ContainsKey("healthcheck") || needed.ContainsKey("build"), $"{name} waits for the health of {other}, which does not tell it");
            }
        }
    }

    [Fact]
    public void Images_ArePinned()
    {
        var images = Section("services").Values.Select(s => Map(s).GetValueOrDefault("image")).OfType<string>().Where(image => image != "ageing-monitor");
        Assert.All(images, image => Assert.Matches(@":\d+(\.\d+)+|:\d+$", image));
        Assert.Contains("influxdb:2.", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_AreFilesOutsideOfTheRepository()
    {
        Assert.All(Section("secrets").Values, secret => Assert.StartsWith("./secrets/", (string)Map(secret)["file"], StringComparison.Ordinal));
        Assert.Contains("/secrets/", Repository.Read(".gitignore"), StringComparison.Ordinal);
        foreach (var service in Section("services").Values.Select(Map).Where(s => s.ContainsKey("environment")))
        {
            Assert.DoesNotContain(Map(service["environment"]).Keys, key => (key.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase) || key.Contains("TOKEN", StringComparison.OrdinalIgnoreCase)) && !key.EndsWith("FILE", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static Dictionary<string, object> Read() => new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(new StringReader(Text))));

    private static Dictionary<string, object> Section(string name) => Map(File[name]);

    private static Dictionary<string, object> Map(object value) => ((Dictionary<object, object>)value).ToDictionary(pair => (string)pair.Key, pair => pair.Value);

    private static IEnumerable<string> List(Dictionary<string, object> service, string key) => service.TryGetValue(key, out var value) ? ((List<object>)value).OfType<string>() : [];
}
