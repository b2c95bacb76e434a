using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.HelpButton;
using CsCheck;
using static AgeingMonitor.Edge.Tests.Rules.RuledHome;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>Any order of falls, presses, steps, floors, heat, acknowledgements, other configurations and garbage.</summary>
public sealed class LocalRulesPropertyTests
{
    private static readonly long Rounds = Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 20_000 : 150;

    [Fact]
    public void AnyLife_NoPressAndNoFallIsLost_AndOneAnswerSettlesAll() =>
        Gen.Int[0, 18].Array[5, 60].Sample(Live, iter: Rounds);

    private static void Live(int[] steps)
    {
        using var life = new Life();
        foreach (var step in steps)
        {
            life.Do(step);
            life.Check();
        }

        life.End();
    }

    private sealed class Life : IDisposable
    {
        private readonly RuledHome home = new();
        private readonly Dictionary<RecordedTeller.RecordedEvent, long> toldAt = [];
        private int presses;
        private int answers;

        /// <summary>Falls that are neither confirmed nor cancelled.</summary>
        private List<RecordedTeller.RecordedEvent> Open => [.. home.Teller.Events.Where(told => told.Readings[0].Quantity == Quantities.Fall && Outcomes(told).Count == 0)];

        public void Do(int step)
        {
            switch (step)
            {
                case 0 or 1:
                    home.Fall();
                    break;
                case 2:
                    home.Wear(8, Motions.Walking);
                    break;
                case 3:
                    home.Wear(12, Motions.Lying);
                    break;
                case 4:
                    home.Wear(3, Motions.Restless);
                    break;
                case 5 or 6:
                    Press();
                    break;
                case 7:
                    presses++;
                    Assert.True(home.Press(Pendant));
                    Assert.Equal("pendant: help 1", home.Teller.Lines[^1]);
                    break;
                case 8:
                    Assert.True(home.SeeFall(Device, "suspected"));
                    break;
                case 9:
                    home.SeeFall(Device, "cancelled");
                    break;
                case 10:
                    Assert.False(home.See(Radar, Quantities.FloorPresence, 1));
                    break;
                case 11:
                    Assert.False(home.See(Radar, Quantities.FloorPresence, 0));
                    break;
                case 12:
                    Assert.False(home.See(Hall, Quantities.Motion, 1));
                    break;
                case 18:
                    home.Change(Configured with { TooWarm = home.Teller.Lines.Count % 2 == 0 ? [] : Configured.TooWarm });
                    break;
                case 13:
                    home.Wait(61);
                    break;
                case 14:
                    home.Wait(2);
                    break;
                case 15:
                    home.Teller.Events.ForEach(told => told.Acknowledge());
                    break;
                case 16:
                    home.See(Stove, Quantities.RoomTemperature, home.Now % 2 == 0 ? 50 : 20);
                    break;
                default:
                    home.Local.Accelerate(Wrist, home.Now - (home.Now % 7_000_000), double.NaN, 9, -200);
                    home.Local.Accelerate(Wrist, long.MaxValue, 5, 5, 5);
                    break;
            }
        }

        public void Check()
        {
            Assert.Empty(home.Log.Lines);
            foreach (var told in home.Teller.Events)
            {
                toldAt.TryAdd(told, home.Now);
            }

            // A fall waits no longer than the care team does, but for the step during which it ran out.
            Assert.All(Open, told => Assert.True(home.Now - toldAt[told] < 35_000_000 || home.Lamp.Now == HelpSignal.Question));
            Assert.True(Open.Count == 0 || home.Lamp.Now == HelpSignal.Question);
            if (home.Lamp.Now == HelpSignal.Confirmed)
            {
                Assert.Contains(home.Teller.Events, told => told.IsAcknowledged);
            }
        }

        public void End()
        {
            home.Wait(100);
            Assert.Empty(Open);
            Assert.NotEqual(HelpSignal.Question, home.Lamp.Now);
            foreach (var fall in home.Teller.Events.Where(told => told.Readings[0].Quantity == Quantities.Fall))
            {
                Assert.Equal("suspected", fall.Readings[0].Value.Text);
                Assert.Single(Outcomes(fall));
                Assert.DoesNotContain(Outcomes(fall), word => fall.Readings[0].Sensor == Radar && word == "confirmed");
                Assert.All(fall.Readings, reading => Assert.True(reading.Stamp >= fall.Readings[0].Stamp && reading.Stamp <= home.Now));
            }

            Assert.Equal(presses, home.Teller.Events.Count(told => told.Readings[0].Quantity == Quantities.Help) + answers);
        }

        public void Dispose() => home.Dispose();

        /// <summary>A press is a call, or the answer to a question that was being asked, which leaves nothing open.</summary>
        private void Press()
        {
            presses++;
            var wasAsked = home.Lamp.Now == HelpSignal.Question;
            var before = home.Teller.Lines.Count;
            Assert.True(home.Press());
            var said = home.Teller.Lines[before..];
            if (said is ["button: help 1"])
            {
                return;
            }

            answers++;
            Assert.True(wasAsked);
            Assert.NotEmpty(said);
            Assert.All(said, line => Assert.EndsWith("fall cancelled, fall-reason resident", line, StringComparison.Ordinal));
            Assert.Empty(Open);
        }

        private static List<string> Outcomes(RecordedTeller.RecordedEvent told) => [.. told.Readings.Where(reading => reading.Quantity == Quantities.Fall).Skip(1).Select(reading => reading.Value.Text!)];
    }
}
