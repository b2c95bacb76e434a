using AgeingMonitor.Storage.Tests.Embedded;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace AgeingMonitor.Storage.Tests;

/// <summary>Runs the tests; or, when a test starts this program again for it, the writer that is to be killed.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        if (WriterProcess.PathIfAsked is { } path)
        {
            return WriterProcess.WriteForEverAsync(path);
        }

        return arguments.Contains("--server") || arguments.Contains("--internal-msbuild-node")
            ? TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(arguments);
    }
}
