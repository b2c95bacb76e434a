namespace AgeingMonitor.Edge.Tests;

/// <summary>Where the repository is, above the tests.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The program as its own project builds it: beside the tests, libraries of the web framework are left out that the program brings along.</summary>
    public static string Program
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Root, "src", "Edge", "Agent", "bin", output.Parent!.Name, output.Name, "ageing-edge.dll");
        }
    }

    /// <summary>The kit's program on simulated parts.</summary>
    public static string SimulatedKit
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Root, "tests", "Edge.Kit", "bin", output.Parent!.Name, output.Name, "ageing-edge-simulated.dll");
        }
    }

    private static string Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "AgeingMonitor.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("The repository is not above the tests.");
        }

        return root.FullName;
    }
}
