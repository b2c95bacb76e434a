using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>A pulse wave of a resident, times in microseconds; <paramref name="State"/>, 4.7 kB, only while a strip is being filled.</summary>
internal sealed record WaveRecord(
    string Kit, string Sensor, long? LastSample, long Patience, byte[]? State, long? OwnPulseAt, long? OwnBreathingAt, long ToldFrom = 0, long? ToldTo = null, double? Pulse = null, double PulseQuality = 0, double? Breathing = null, double BreathingQuality = 0)
{
    public static WaveRecord Of(KitId kit, PulseSensor wave) => new(
        kit.Value, wave.Sensor.Value, wave.LastSample, wave.Patience, wave.IsOpen ? PulseWaveBytes.Write(wave.Detector.Save()) : null, wave.OwnPulseAt, wave.OwnBreathingAt,
        wave.Last?.From.Microseconds ?? 0, wave.Last?.To.Microseconds, wave.Last?.Pulse, wave.Last?.PulseQuality ?? 0, wave.Last?.Breathing, wave.Last?.BreathingQuality ?? 0);

    /// <summary>The wave as it was; a strip whose state cannot be read begins anew.</summary>
    public PulseSensor ToSensor(ResidentId resident)
    {
        var wave = new PulseSensor(SensorId.Parse(Sensor), resident, new())
        {
            LastSample = LastSample,
            Patience = Patience,
            OwnPulseAt = OwnPulseAt,
            OwnBreathingAt = OwnBreathingAt,
            Last = ToldTo is { } to ? new(new(ToldFrom), new(to), Breathing, BreathingQuality, Pulse, PulseQuality) : null,
        };
        if (State is { } bytes && PulseWaveBytes.TryRead(bytes, out var state))
        {
            wave.Restore(state);
        }

        return wave;
    }
}
