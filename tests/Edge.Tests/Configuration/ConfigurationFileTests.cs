using System.Text;
using System.Text.RegularExpressions;
using AgeingMonitor.Edge.Agent.Configuration;

namespace AgeingMonitor.Edge.Tests.Configuration;

public sealed partial class ConfigurationFileTests : IDisposable
{
    private const string Good = """{"version":7,"sensors":[{"name":"hall","driver":"pir","options":{"pin":17}}]}""";
    private readonly TemporaryFolder folder = new();

    private string Path => System.IO.Path.Combine(folder.Path, "cfg.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Keep_AGoodOne_IsThereAfterARestart_AsItCame()
    {
        Assert.Null(new ConfigurationFile(Path).Current);
        Assert.Equal(7, new ConfigurationFile(Path).Keep(Bytes(Good)).Version);
        Assert.Equal(Good, File.ReadAllText(Path));
        Assert.Equal("hall", Assert.Single(new ConfigurationFile(Path).Current!.Sensors).Name.Value);
    }

    [Fact]
    public void Keep_UnknownDriversAndWrongOptions_SaysThemAll_AndTheFormerStays()
    {
        var file = new ConfigurationFile(Path).Keep(Bytes(Good));
        var bad = """{"version":8,"sensors":[{"name":"hall","driver":"sonar"},{"name":"button","driver":"help-button","options":{"pin":99}},{"name":"door","driver":"zigbee"}]}""";
        var message = Assert.Throws<FormatException>(() => file.Keep(Bytes(bad))).Message;
        Assert.All(["there is no driver 'sonar'", "'button': help-button: 'pin' must be", "'door': zigbee: 'device' is missing"], part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Equal(Good, File.ReadAllText(Path));
        Assert.Equal(7, new ConfigurationFile(Path).Version);
    }

    [Fact]
    public void Keep_AnEmptyPayload_ChangesNothing()
    {
        var file = new ConfigurationFile(Path).Keep(Bytes(Good));
        Assert.Same(file, file.Keep(default));
    }

    [Fact]
    public void Keep_WhatIsInForce_IsNotWrittenAgain_AndOtherBytesOfTheSameVersionAre()
    {
        new ConfigurationFile(Path).Keep(Bytes(Good));
        var file = new ConfigurationFile(Path);
        File.Delete(Path);
        Assert.Same(file, file.Keep(Bytes(Good)));
        Assert.False(File.Exists(Path));
        var other = file.Keep(Bytes(Good.Replace("17", "18", StringComparison.Ordinal)));
        Assert.NotSame(file, other);
        Assert.Same(other, other.Keep(Bytes(Good.Replace("17", "18", StringComparison.Ordinal))));
        Assert.True(File.Exists(Path));
    }

    [Fact]
    public void Keep_OnAFullDisk_LeavesTheFormer_AndNothingOfIt_AndIsTakenLater()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        var file = new ConfigurationFile(Path).Keep(Bytes(Good));
        File.CreateSymbolicLink(Path + ".new", "/dev/full");
        var next = Bytes(Good.Replace('7', '8'));
        Assert.Throws<IOException>(() => file.Keep(next));
        Assert.Equal([Path], Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal((7, 7), (file.Version, new ConfigurationFile(Path).Version));
        Assert.Equal(8, file.Keep(next).Version);
    }

    [Fact]
    public void Keep_HalfACharacterInAnOption_IsAFaultOfTheSensor()
    {
        var bad = """{"version":8,"sensors":[{"name":"radar","driver":"mr60fda2","options":{"port":"\ud800"}}]}""";
        Assert.Contains("'radar'", Assert.Throws<FormatException>(() => new ConfigurationFile(Path).Keep(Bytes(bad))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ADamagedFile_SaysSo_AndTheNextGoodOneTakesItsPlace()
    {
        File.WriteAllText(Path, Good[..20]);
        var file = new ConfigurationFile(Path);
        Assert.Null(file.Current);
        Assert.Contains(Path, file.Fault, StringComparison.Ordinal);
        Assert.Null(file.Keep(Bytes(Good)).Fault);
        Assert.Equal(7, new ConfigurationFile(Path).Version);
    }

    [Fact]
    public void Keep_TheExampleOfTheContract_IsTaken()
    {
        var page = File.ReadAllText(System.IO.Path.Combine(Root(), "docs", "mqtt.md"));
        Assert.Equal(3, new ConfigurationFile(Path).Keep(Bytes(Example().Match(page).Groups[1].Value)).Current!.Sensors.Count);
    }

    [GeneratedRegex("```json cfg\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "AgeingMonitor.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
