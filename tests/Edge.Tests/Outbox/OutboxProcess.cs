using System.Globalization;
using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Outbox;
using static AgeingMonitor.Edge.Tests.Outbox.OutboxSamples;

namespace AgeingMonitor.Edge.Tests.Outbox;

/// <summary>
/// The test program as a kit that can be killed: with the variable set it keeps readings and calls for help as fast as it can, hands packs to a file in place of a server, and never reaches the test runner.
/// It says <c>k value</c> when everything up to a value is kept.
/// </summary>
internal static class OutboxProcess
{
    public const string Folder = "AGEING_TEST_OUTBOX";
    public const string FirstValue = "AGEING_TEST_OUTBOX_VALUE";

#pragma warning disable CA2255 // A module initializer is how a test executable runs something else than tests.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunForEver()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } folder)
        {
            return;
        }

        var value = long.Parse(Environment.GetEnvironmentVariable(FirstValue)!, CultureInfo.InvariantCulture);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        using var server = new StreamWriter(new FileStream(Path.Combine(folder, "server.txt"), FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
        using var outbox = Open(folder);
        for (var (batch, number) = (0, outbox.Figures.LastReading); ; batch++)
        {
            var readings = Enumerable.Range(0, 5).Select(_ => ++value).Select(v => (v % 2 == 0 ? Ordinary(v * Second, v) : Vital(v * Second, v)) with { Number = ++number }).ToList();
            var now = value * Second;
            outbox.Commit(readings, batch % 7 < 2 ? Agent.Time.KitTime.Unset : Known, now, batch % 3 == 0 ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"k {value}"));
            if (batch % 4 == 0)
            {
                outbox.Call(now);
                output.WriteLine("e");
            }

            for (var i = 0; i < 2 && outbox.Take(mayTakeObs: true) is { } pack; i++)
            {
                if (batch % 4 == 0 && i == 0 && pack.Number.Lane != Lane.Evt)
                {
                    output.WriteLine("BAD an event did not go first");
                }

                server.WriteLine(Line(pack));
                outbox.Acknowledge([pack.Number]);
            }
        }
    }

    public static string Line(Link.OutgoingPack pack) =>
        string.Create(CultureInfo.InvariantCulture, $"{pack.Number.Boot} {pack.Number.Lane} {pack.Number.Sequence} {Convert.ToHexString(pack.Payload.Span)}.");
}
