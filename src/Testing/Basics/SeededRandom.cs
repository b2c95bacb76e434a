namespace AgeingMonitor.Testing.Basics;

/// <summary>
/// A random source of our own (SplitMix64, Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): the same seed gives the same numbers in every version of the platform.
/// One caller at a time.
/// </summary>
internal sealed class SeededRandom
{
    private ulong state;

    public SeededRandom(ulong seed) => state = seed;

    /// <summary>A source of its own for each combination of parts.</summary>
    public static SeededRandom For(ulong seed, params ReadOnlySpan<long> parts)
    {
        foreach (var part in parts)
        {
            seed = Mix(unchecked((seed ^ (ulong)part) + 0x9E3779B97F4A7C15));
        }

        return new SeededRandom(seed);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(state = unchecked(state + 0x9E3779B97F4A7C15));

    /// <summary>A whole number from <paramref name="from"/> to below <paramref name="to"/>.</summary>
    public int Next(int from, int to) => (int)(from + (long)Math.BigMul(Next(), (ulong)((long)to - from), out _));

    /// <summary>From 0 to below 1, a multiple of 2^-53.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>About normal with mean 0 and deviation 1, between -6 and 6: twelve uniforms less six, so that no function of the platform's mathematics library is involved.</summary>
    public double NextBell()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += NextDouble();
        }

        return sum;
    }

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
