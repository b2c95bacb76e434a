using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Tests.Detection.PulseWave;

/// <summary>Pulse waves made up of known rates: beats that breathing makes higher and lower, on a base that it lifts.</summary>
internal static class MadeWave
{
    private const double Scale = 1.0 / 4096;

    /// <summary>A strip evenly sampled (form 1).</summary>
    public static ObservedValue Even(double seconds, double samplesPerSecond = 50, double pulse = 72, double breathing = 15, int seed = 0, double noise = 0) =>
        Waveform.Create(samplesPerSecond, Scale, 1, Samples((int)(seconds * samplesPerSecond), i => i / samplesPerSecond, pulse, breathing, seed, noise)).ToValue();

    /// <summary>A strip in bursts, each sample with its own time (form 2).</summary>
    public static ObservedValue Uneven(double seconds, double pulse = 72, double breathing = 15)
    {
        // Four samples 5 ms apart, then a pause: 50 a second on average.
        uint[] offsets = [.. Enumerable.Range(0, (int)(seconds * 50)).Select(i => (uint)((i / 4 * 80_000) + (i % 4 * 18_000)))];
        return Waveform.CreateUneven(offsets, Scale, 1, Samples(offsets.Length, i => offsets[i] / 1e6, pulse, breathing, 0, 0)).ToValue();
    }

    private static short[] Samples(int count, Func<int, double> time, double pulse, double breathing, int seed, double noise)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var breath = Math.Sin(Math.Tau * time(i) * breathing / 60);
            var wave = ((1 + (0.2 * breath)) * Math.Sin(Math.Tau * time(i) * pulse / 60)) + (0.3 * breath);
            return (short)((1024 * wave) + (noise * ((2 * random.NextDouble()) - 1)));
        })];
    }
}
