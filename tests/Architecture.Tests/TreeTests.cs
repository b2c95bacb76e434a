using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AgeingMonitor.Architecture.Tests;

/// <summary>Habits of the tree that a compiler does not see.</summary>
public sealed partial class TreeTests
{
    private static readonly string[] Code = [.. Tracked().Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".ts", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))];

    [Fact]
    public void Sources_HaveOneIdeaEach()
    {
        var long_ = Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal) && File.ReadLines(Path.Combine(Repository.Root, f)).Count() > 320);
        Assert.Empty(long_);
    }

    [Fact]
    public void Sources_HoldNoPromises()
    {
        var promises = Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && Promise().IsMatch(Repository.Read(f)));
        Assert.Empty(promises);
    }

    [Fact]
    public void Names_AreOfTheField()
    {
        var vague = Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && Vague().IsMatch(Path.GetFileNameWithoutExtension(f)));
        Assert.Empty(vague);
    }

    [Fact]
    public void LockFiles_NameNoAddress()
    {
        foreach (var file in Tracked().Where(f => f.EndsWith("package-lock.json", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("\"resolved\"", Repository.Read(file), StringComparison.Ordinal);
        }
    }

    private static string[] Tracked()
    {
        var start = new ProcessStartInfo("git", ["ls-files"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var text = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(Repository.Root, f))).ToArray();
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Promise();

    [GeneratedRegex("(Manager|Helper|Utils?)$")]
    private static partial Regex Vague();
}
