using System.Diagnostics;
using System.Globalization;
using AgeingMonitor.Analytics;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Evaluation.Tests.Arm64;

/// <summary>
/// Every built-in model of trees on the kit's processor (arm64, emulated by qemu): the very assembly that runs here, walked there over the same rows. A proof of --long; it needs qemu-aarch64, a C++ runtime for arm64, and the .NET runtime
/// of linux-arm64 from the package registry, and says which is missing.
/// </summary>
public sealed class ArmForestTests(ITestOutputHelper output)
{
    private const string Libraries = "/usr/aarch64-linux-gnu";
    private const int Rows = 2000;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><InvariantGlobalization>true</InvariantGlobalization>
          </PropertyGroup>
          <ItemGroup><Reference Include="AgeingMonitor.Falls"><HintPath>{0}</HintPath></Reference></ItemGroup>
        </Project>
        """;

    private const string Program = """
        using System.Globalization;
        using System.Runtime.InteropServices;
        using AgeingMonitor.Falls.Trees;

        Console.WriteLine(RuntimeInformation.ProcessArchitecture);
        foreach (var file in args)
        {
            var forest = FlatForestFile.Read(File.ReadAllBytes(file));
            var rows = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file + ".rows"));
            for (var i = 0; i < rows.Length; i += forest.Features)
            {
                var row = rows.Slice(i, forest.Features);
                Console.WriteLine(forest.Score(row).ToString("R", CultureInfo.InvariantCulture) + " " + forest.Probability(row).ToString("R", CultureInfo.InvariantCulture));
            }
        }
        """;

    [Fact]
    public async Task Score_OnArm64_IsThatOfThisProcessor()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "walks every model under emulation: a proof of --long");
        var qemu = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Select(folder => Path.Combine(folder, "qemu-aarch64")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(qemu is not null, "needs qemu-aarch64 (package qemu-user)");
        Assert.SkipUnless(Directory.Exists(Libraries), $"needs {Libraries} (packages libc6-arm64-cross, libstdc++6-arm64-cross)");
        var folder = Directory.CreateTempSubdirectory("ageing-arm64-");
        try
        {
            var models = WriteModels(folder.FullName);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "walk.csproj"), Project.Replace("{0}", typeof(FlatForest).Assembly.Location, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Program.cs"), Program, TestContext.Current.CancellationToken);
            var restored = await RunAsync("dotnet", ["restore", "-r", "linux-arm64", "walk.csproj"], folder.FullName);
            Assert.SkipUnless(restored.Code == 0, "needs the .NET runtime of linux-arm64 from the package registry: " + restored.Output);
            var published = await RunAsync("dotnet", ["publish", "walk.csproj", "--no-restore", "-c", "Release", "-r", "linux-arm64", "--self-contained", "-o", "walk", "-v", "q"], folder.FullName);
            Assert.True(published.Code == 0, published.Output);

            var walked = await RunAsync(qemu!, ["-L", Libraries, Path.Combine("walk", "walk"), .. models.Select(model => model.File)], folder.FullName);

            Assert.True(walked.Code == 0, walked.Output);
            var lines = walked.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("Arm64", lines[0]);
            Compare(models, lines.AsSpan(1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Compare(List<(string File, FlatForest Forest, float[] Rows)> models, ReadOnlySpan<string> lines)
    {
        Assert.Equal(models.Count * Rows, lines.Length);
        double farthest = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var (_, forest, rows) = models[i / Rows];
            var row = rows.AsSpan(i % Rows * forest.Features, forest.Features);
            var there = lines[i].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            farthest = Math.Max(farthest, Math.Max(Math.Abs(there[0] - forest.Score(row)), Math.Abs(there[1] - forest.Probability(row))));
        }

        output.WriteLine($"{models.Count} models, {lines.Length} rows: largest difference {farthest.ToString("R", CultureInfo.InvariantCulture)}");
        Assert.InRange(farthest, 0, 1e-6);
    }

    private static List<(string File, FlatForest Forest, float[] Rows)> WriteModels(string folder)
    {
        var models = new List<(string, FlatForest, float[])>();
        foreach (var assembly in new[] { typeof(FallModel).Assembly, typeof(HomeAnalysis).Assembly })
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(TrainedModel.TreesEnding, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                var forest = TrainedModel.BuiltInto(assembly, Path.GetFileNameWithoutExtension(name)).Forest;
                var bytes = FlatForestFile.Write(forest);
                var rows = RowsFor(forest.Features, bytes);
                var file = Path.Combine(folder, Path.GetFileName(name));
                File.WriteAllBytes(file, bytes);
                File.WriteAllBytes(file + ".rows", System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.AsSpan()).ToArray());
                models.Add((file, forest, rows));
            }
        }

        Assert.InRange(models.Count, 10, 100); // not an empty list by mistake
        return models;
    }

    /// <summary>Rows whose values are the thresholds of the trees themselves, and their nearest neighbours on either side: every branch is close.</summary>
    private static float[] RowsFor(int features, byte[] bytes)
    {
        int trees = BitConverter.ToInt32(bytes, 12), nodes = BitConverter.ToInt32(bytes, 16), at = 8 + 16 + 24 + (4 * trees);
        var thresholds = Enumerable.Range(0, nodes).ToLookup(node => BitConverter.ToInt32(bytes, at + (4 * node)), node => BitConverter.ToSingle(bytes, at + (4 * nodes) + (4 * node)));
        var random = new Random(17);
        var rows = new float[Rows * features];
        for (var i = 0; i < rows.Length; i++)
        {
            var known = thresholds[i % features].ToArray();
            var value = known.Length > 0 ? known[random.Next(known.Length)] : (float)random.NextDouble();
            rows[i] = random.Next(3) switch { 0 => value, 1 => MathF.BitIncrement(value), _ => MathF.BitDecrement(value) };
        }

        return rows;
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, IReadOnlyList<string> arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var fault = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? text : text + await fault);
    }
}
