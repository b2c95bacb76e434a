using System.Diagnostics;
using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Ingest.Tests;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>
/// What the kit's program, as a process of its own, takes of a processor and of memory with two accelerometers at 50 Hz, one of them worn, and twelve sensors of the home. It says what it measured, and what of it the simulated parts took, and asserts neither.
/// </summary>
public sealed class ProgramLoadTests(ITestOutputHelper output) : AuthorityFixture
{
    private static readonly KitId Kit = KitId.Derive("edge/load");
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    protected override TimeProvider Time => TimeProvider.System;

    private static string Configuration
    {
        get
        {
            var sensors = new List<string>
            {
                """{"name":"wrist","driver":"lis3dh","options":{"address":24,"rate":50}}""", """{"name":"chair","driver":"lis3dh","options":{"address":25,"rate":50}}""",
                """{"name":"hall-climate","driver":"sht4x","options":{"address":68}}""", """{"name":"bath-climate","driver":"sht4x","options":{"address":69}}""", """{"name":"button","driver":"help-button","options":{"pin":22,"lamp-pin":18}}""",
            };
            sensors.AddRange(((int[])[4, 5, 6, 12, 13, 16]).Select(pin => $$$"""{"name":"motion-{{{pin}}}","driver":"pir","options":{"pin":{{{pin}}},"warm-up-seconds":0}}"""));
            sensors.AddRange(((int[])[17, 19, 20]).Select(pin => $$$"""{"name":"door-{{{pin}}}","driver":"contact","options":{"pin":{{{pin}}}}}"""));
            return $$$"""{"version":1,"sensors":[{{{string.Join(',', sensors)}}}],"rules":{"worn":"wrist"}}""";
        }
    }

    [Fact]
    public async Task Run_TwoAccelerometersAndTwelveSensors_SaysWhatItTakes()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "a minute and a half of measuring: run with ./ageing test --long");
        var folder = Directory.CreateDirectory(PathOf("kit")).FullName;
        await using var server = await KitServer.StartAsync(Authority, PathOf("server"), Kit, Cancellation);
        server.Enrol(folder, Configuration);
        await using var kit = KitProcess.Start(folder, 1, KitPace.Real, "load");
        await Task.Delay(WarmUp, Cancellation);

        var stored = (await server.PacksAsync(Cancellation)).Count;
        var (before, simulated, begun) = (ProcessFigures.Of(kit.Id), Simulated(folder), Stopwatch.StartNew());
        await Task.Delay(Measured, Cancellation);
        var (after, parts, took) = (ProcessFigures.Of(kit.Id), Simulated(folder) - simulated, begun.Elapsed.TotalMilliseconds);
        var observations = (await server.PacksAsync(Cancellation)).Skip(stored).Sum(pack => pack.Observations.Count);
        var threads = after.Since(before).ToList();
        var all = after.Milliseconds - before.Milliseconds;
        output.WriteLine(FormattableString.Invariant($"{(all - parts) / took:P1} of a core, and {parts / took:P1} for the simulated parts in the same process; {after.ResidentBytes / 1e6:0.0} MB resident, {after.MostResidentBytes / 1e6:0.0} MB at most; {observations} observations stored, {2 * 50 * took / 1000:0} samples of acceleration in {took / 1000:0} s"));
        foreach (var (thread, milliseconds) in threads.Take(12))
        {
            output.WriteLine(FormattableString.Invariant($"  {thread,-16} {milliseconds / took:P2}"));
        }

        Assert.Equal(0, await kit.StopAsync(Cancellation));
        Assert.InRange(observations, 20, int.MaxValue);
    }

    /// <summary>Milliseconds that the simulated parts have taken.</summary>
    private static double Simulated(string folder) => double.Parse(File.ReadAllText(Path.Combine(folder, "simulated.txt")), CultureInfo.InvariantCulture) / 1000;
}
