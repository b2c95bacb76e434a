using System.Globalization;
using System.Text;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Kit;

/// <summary>
/// A home whose sensors count: each infrared thermometer shows the next number each time it is read. What they have given, and what somebody has done, is written to <c>lives/N.log</c> before the kit can know of it:
/// <c>s address word</c>, <c>d</c> for the door, <c>p</c> for a press, <c>h</c> once the lamp has answered it. A write is in the file when it returns, whatever becomes of the process.
/// </summary>
internal sealed class CountedHome : HomeAround
{
    /// <summary>28.0 °C and up: below it the driver says that nobody is there.</summary>
    private const int FirstWord = 15_060;

    /// <summary>Up to 78 °C.</summary>
    private const int Words = 2_500;
    private const int Button = 22;
    private const int Lamp = 18;
    private const int Door = 5;
    private readonly Lock gate = new();
    private readonly FileStream log;
    private readonly Random random;
    private readonly SimulatedBuses parts;
    private readonly ManualResetEventSlim ended = new();
    private Thread? life;

    public CountedHome(string folder, int number, SimulatedBuses buses)
        : base(buses)
    {
        var lives = Directory.CreateDirectory(Path.Combine(folder, "lives")).FullName;
        log = new FileStream(Path.Combine(lives, string.Create(CultureInfo.InvariantCulture, $"{number}.log")), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        random = new Random(number);
        parts = buses;
        for (var address = 0x10; address <= 0x15; address++)
        {
            var (part, at, count) = (new SimulatedMlx90614((byte)address), address, random.Next(Words));
            part.OnAsked = word =>
            {
                if (word == 0x07)
                {
                    var shown = (ushort)(FirstWord + (++count % Words));
                    Write(string.Create(CultureInfo.InvariantCulture, $"s {at} {shown}"));
                    part.Words[0x07] = shown;
                }
            };
            buses.I2c.Attach(address, part);
        }

        buses.Header.Drive(Button, true);
    }

    public override void Begin()
    {
        life = new Thread(Live) { IsBackground = true, Name = "home" };
        life.Start();
    }

    /// <summary>Nobody moves or writes any more when it returns.</summary>
    public override void End()
    {
        ended.Set();
        life?.Join();
    }

    public override void Dispose() => log.Dispose();

    /// <summary>The door moves, and now and then somebody calls; until the kit ends.</summary>
    private void Live()
    {
        while (!ended.Wait(random.Next(250, 450)))
        {
            if (random.Next(4) == 0 && parts.Header.IsOpen(Button))
            {
                Write("p");
                parts.Header.Drive(Button, false);
                do
                {
                    // Held so long that it is seen, and until the lamp answers: a call.
                }
                while (!ended.Wait(60) && !parts.Header.Level(Lamp));

                if (parts.Header.Level(Lamp))
                {
                    Write("h");
                }

                parts.Header.Drive(Button, true);
            }
            else if (parts.Header.IsOpen(Door))
            {
                Write("d");
                parts.Header.Drive(Door, !parts.Header.Level(Door));
            }
        }
    }

    private void Write(string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line + "\n");
        lock (gate)
        {
            log.Write(bytes);
        }
    }
}
