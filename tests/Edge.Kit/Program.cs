using System.Globalization;
using System.Runtime.InteropServices;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Running;
using AgeingMonitor.Edge.Kit;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;
using Microsoft.Extensions.Logging;

// ageing-edge-simulated DATA LIFE SPEED UTC0 MONOTONIC0 HOME: the kit on DATA, for the LIFE-th time, on a clock that goes SPEED times as fast and showed
// UTC0 (microseconds) when the machine's showed MONOTONIC0 (nanoseconds). HOME is what goes on around it: counted, load or quiet.
if (args is not [var data, var life, var speed, var utc, var monotonic, var home])
{
    Console.Error.WriteLine("usage: ageing-edge-simulated DATA LIFE SPEED UTC0 MONOTONIC0 counted|load|quiet");
    return 2;
}

var clock = new HastenedClock(Number(speed), Number(utc), Number(monotonic));
var parts = new VirtualClock();
using var around = HomeAround.Open(home, data, (int)Number(life), new SimulatedBuses(parts));
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
var site = new KitSite
{
    DataFolder = data,
    StatusPath = Path.Combine(data, "status.json"),
    Buses = around.Buses,
    Kernel = new RealClock(clock),
    Clock = clock,
    BoardRoot = Path.Combine(data, "board"),
    Publishing = new PublisherOptions { AgentVersion = "simulated", Patience = TimeSpan.FromSeconds(15) * Number(speed) },
};
around.Begin();
var code = await RunCommand.RunAsync(site, new JournalLog(Console.Out, LogLevel.Information), Console.Error, stop.Token);
around.End();
return code;

static long Number(string word) => long.Parse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
