using BenchmarkDotNet.Running;

namespace AgeingMonitor.Benchmarks;

/// <summary>Runs the benchmarks that the arguments choose, such as <c>--filter *Pack*</c>.</summary>
internal static class Program
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
