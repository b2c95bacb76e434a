using CsCheck;

namespace AgeingMonitor.Storage.Tests;

/// <summary>Generated cases that are the same in every run.</summary>
internal static class Samples
{
    public static IEnumerable<T> Of<T>(Gen<T> gen, int count, uint seed = 2_026)
    {
        var random = new PCG(7, seed);
        for (var i = 0; i < count; i++)
        {
            yield return gen.Generate(random, null, out _);
        }
    }
}
