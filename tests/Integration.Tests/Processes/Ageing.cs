using System.Net;

namespace AgeingMonitor.Integration.Tests.Processes;

/// <summary>The server program, as its user runs it.</summary>
internal static class Ageing
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static string Root { get; } = FindRoot();

    /// <summary>The built program: of the same configuration as these tests.</summary>
    public static string Program { get; } = Path.Combine(Root, "src", "Host", "bin", Configuration(), "net10.0", "ageing.dll");

    public static Child Start(string name, params string[] arguments) => Child.Start(name, "dotnet", [Program, .. arguments], new Dictionary<string, string> { ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "0", ["AGEING_Enrolment__Port"] = "0" });

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(TimeSpan limit, params string[] arguments)
    {
        await using var child = Start(arguments[0], arguments);
        var code = await child.WaitAsync(limit);
        return (code, child.Output);
    }

    /// <summary>Waits until a server says that it can do its work.</summary>
    public static async Task WaitReadyAsync(Child child, int port, TimeSpan limit)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(limit);
        while (!child.HasExited)
        {
            try
            {
                using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{port}/readyz"), patience.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (TaskCanceledException) when (!patience.IsCancellationRequested)
            {
                // Slow to answer while it starts.
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{child.Name} was not ready within {limit}:{Environment.NewLine}{child.Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"{child.Name} ended with {child.ExitCode} before it was ready:{Environment.NewLine}{child.Output}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AgeingMonitor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("AgeingMonitor.sln was not found above the tests.");
    }

    private static string Configuration() => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
}
