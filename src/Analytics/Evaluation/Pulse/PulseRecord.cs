using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Evaluation.Pulse;

/// <summary>One record on its way through the detector, which sees the wave alone.</summary>
internal sealed class PulseRecord
{
    /// <summary>Windows of a record of this set: eight minutes.</summary>
    public const int UsualWindows = 15;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(32);
    private readonly PulseWaveDetector detector = new(new PulseWaveOptions());
    private readonly List<PulseRates> told = [];
    private readonly PulseWaveDetector alone = new(new PulseWaveOptions());
    private readonly List<PulseRates> strips = [];
    private Instant? stripFrom;
    private readonly List<(Instant At, double Rate)> pulses = [];
    private Instant last = Instant.MinValue;
    private Instant lastNumber = Instant.MinValue;
    private Instant? first;

    /// <summary>Whole windows from the first to the last number of the monitor, or of the wave where it is longer.</summary>
    public int WholeWindows => first is not { } from ? UsualWindows : (int)((Instant.Max(last, lastNumber + TimeSpan.FromSeconds(1)) - from) / Window);

    public void Take(Observation observation)
    {
        if (observation.Quantity == Quantities.PulseRate)
        {
            pulses.Add((observation.MeasuredAt, observation.Value.Number));
            Reach(observation.MeasuredAt);
            lastNumber = Instant.Max(lastNumber, observation.MeasuredAt);
        }
        else if (observation.Quantity == Quantities.PulseWaveform && Waveform.TryRead(observation.Value, out var wave))
        {
            for (var i = 0; i < wave.Frames; i++)
            {
                last = new Instant(observation.MeasuredAt.Microseconds + wave.OffsetOf(i));
                Reach(last);
                AddAlone(wave[i, 0]);
                if (detector.Add(last, wave[i, 0], out var rates))
                {
                    told.Add(rates);
                }
            }
        }
    }

    /// <summary>The whole windows; breathing has a truth when both annotators have marks.</summary>
    public IEnumerable<PulseWindow> Windows(string person, bool isOlder, IReadOnlyList<List<Instant>> marks)
    {
        if (detector.Finish() is { } end && last >= end.To - TimeSpan.FromMilliseconds(40))
        {
            told.Add(end);
        }

        return told.Select(rates => Judge(person, isOlder, marks, rates));
    }

    /// <summary>The same wave cut into strips of 32 s, each judged as if there were no other: nothing before lets expect anything.</summary>
    public IEnumerable<PulseWindow> Strips(string person, bool isOlder, IReadOnlyList<List<Instant>> marks)
    {
        if (alone.Finish() is { } end && last >= end.To - TimeSpan.FromMilliseconds(40))
        {
            strips.Add(end);
        }

        return strips.Select(rates => Judge(person, isOlder, marks, rates));
    }

    private PulseWindow Judge(string person, bool isOlder, IReadOnlyList<List<Instant>> marks, PulseRates rates)
    {
        double? breathing = marks.All(of => of.Count > 0) ? marks.Average(of => of.Count(at => at >= rates.From && at < rates.To) * 60 / 32.0) : null;
        var pulse = pulses.Where(p => p.At >= rates.From && p.At < rates.To).Select(p => (double?)p.Rate).Average();
        return new(person, isOlder, rates, breathing, pulse);
    }

    private void AddAlone(double sample)
    {
        if (last - (stripFrom ??= last) >= Window)
        {
            strips.Add(alone.Finish()!.Value);
            alone.Restart();
            stripFrom = last;
        }

        alone.Add(last, sample, out _);
    }

    private void Reach(Instant at) => first = first is { } from ? Instant.Min(from, at) : at;
}
