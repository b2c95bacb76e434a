using CsCheck;

namespace AgeingMonitor.Contracts.Tests;

/// <summary>Holds a property over so many values of one fixed seed, so that a run is the same everywhere; the failing value's number is in the message.</summary>
internal static class Property
{
    private const string Seed = "0000KOIPe036";

    public static void Holds<T>(Gen<T> gen, int count, Action<T> property) => gen.Array[count].Sample(
        values =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                try
                {
                    property(values[i]);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"Value {i}: {values[i]}: {e.Message}", e);
                }
            }
        },
        iter: 1, threads: 1, seed: Seed, print: _ => $"{count} values");
}
