using System.Text.RegularExpressions;

namespace AgeingMonitor.Testing.Tests.TestKit;

/// <summary>The code in docs/testing.md is code of the sample, whose tests run here too.</summary>
public sealed partial class TestingDocumentTests
{
    [Fact]
    public void Document_EveryCodeBlock_StandsInTheSample()
    {
        var blocks = CodeBlock().Matches(File.ReadAllText(RepositoryFile.PathOf("docs/testing.md"))).Select(match => match.Groups[1].Value.Trim()).ToList();
        var sample = Regions(File.ReadAllLines(RepositoryFile.PathOf("samples/DoorSensor/DoorSensorTests.cs")));
        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block, sample));
        Assert.True(blocks[0].Split('\n').Length <= 10, "The first test is to have ten lines.");
    }

    /// <summary>The parts between <c>// [name]</c> and <c>// [/name]</c>, moved to the margin.</summary>
    private static List<string> Regions(string[] lines)
    {
        var found = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim().StartsWith("// [", StringComparison.Ordinal) && !lines[i].Contains("[/", StringComparison.Ordinal))
            {
                var inside = lines.Skip(i + 1).TakeWhile(line => !line.Contains("// [/", StringComparison.Ordinal));
                found.Add(string.Join('\n', inside.Select(line => line.Length > 4 ? line[4..] : string.Empty)).Trim());
            }
        }

        return found;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
