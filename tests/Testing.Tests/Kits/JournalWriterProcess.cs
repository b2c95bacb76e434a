using System.Globalization;
using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Kits;

namespace AgeingMonitor.Testing.Tests.Kits;

/// <summary>The test program as a process that can be killed: with the variable set it writes a journal for ever, and never reaches the test runner.</summary>
internal static class JournalWriterProcess
{
    public const string Variable = "AGEING_TEST_JOURNAL";

#pragma warning disable CA2255 // A module initializer is how a test executable runs something else than tests.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void WriteForEver()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
        {
            return;
        }

        using var journal = new FileKitJournal(path);
        var outbox = new KitOutbox(journal, capacity: 1_000_000);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        while (true)
        {
            var number = outbox.Add(Lane.Obs, Samples.Start, "application/x", _ => new byte[200]);
            output.WriteLine(number.Sequence.ToString(CultureInfo.InvariantCulture));
        }
    }
}
