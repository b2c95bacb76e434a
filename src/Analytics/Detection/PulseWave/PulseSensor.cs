using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>One sensor of a pulse wave: strips of it, end to end or hours apart. Times in microseconds.</summary>
internal sealed class PulseSensor(SensorId sensor, ResidentId resident, PulseWaveOptions options)
{
    public SensorId Sensor => sensor;

    public ResidentId Resident => resident;

    public PulseWaveDetector Detector { get; private set; } = new(options);

    /// <summary>The newest sample; null before the first.</summary>
    public long? LastSample { get; set; }

    /// <summary>Whether a strip is being filled.</summary>
    public bool IsOpen { get; set; }

    /// <summary>How long after its last sample the next block may still come.</summary>
    public long Patience { get; set; }

    /// <summary>When the device last told a pulse itself; null when it never did.</summary>
    public long? OwnPulseAt { get; set; }

    /// <summary>When the device last told a breathing rate itself; null when it never did.</summary>
    public long? OwnBreathingAt { get; set; }

    /// <summary>The latest piece that told a rate; null before the first.</summary>
    public PulseRates? Last { get; set; }

    /// <summary>Goes on in the middle of a strip.</summary>
    public void Restore(PulseWaveState state) => (Detector, IsOpen) = (new(options, state), true);

    /// <summary>Takes a sample, in the order of time; true when a piece is over that tells a rate. A hole ends the strip.</summary>
    public bool Add(long at, double sample, out PulseReading reading)
    {
        reading = default;
        if (at <= LastSample)
        {
            return false;
        }

        var isTold = IsOpen && at - LastSample > PulseStrips.LongestHole && End(out reading);
        if (Detector.Add(new(at), sample, out var rates))
        {
            isTold = Take(rates, out reading);
        }

        (LastSample, IsOpen) = (at, true);
        return isTold;
    }

    /// <summary>Ends the strip with what it has; true when that tells a rate.</summary>
    public bool End(out PulseReading reading)
    {
        reading = default;
        var isTold = Detector.Finish() is { } rates && Take(rates, out reading);
        Detector.Restart();
        IsOpen = false;
        return isTold;
    }

    private bool Take(PulseRates rates, out PulseReading reading)
    {
        reading = default;
        if (rates is { Pulse: null, Breathing: null })
        {
            return false;
        }

        reading = new(sensor, resident, Instant.Min(rates.To, new(LastSample!.Value)), rates);
        Last = rates with { To = reading.At };
        return true;
    }
}
