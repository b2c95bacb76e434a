using System.Runtime.InteropServices;

namespace AgeingMonitor.Edge.Kit;

/// <summary>How much processor the present thread has taken: CLOCK_THREAD_CPUTIME_ID.</summary>
internal static partial class ThreadTime
{
    private const int OfThisThread = 3;

    /// <summary>Since the thread began.</summary>
    public static long Microseconds => GetTime(OfThisThread, out var time) == 0
        ? (time.Seconds * 1_000_000) + (time.Nanoseconds / 1000)
        : throw new InvalidOperationException("This system does not count a thread's time.");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
