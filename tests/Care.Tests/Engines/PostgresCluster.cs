using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AgeingMonitor.Care.Tests.Engines;

/// <summary>A throw-away PostgreSQL cluster on a free port of the loopback address, run by an unprivileged user (the server refuses root).</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string folder;
    private readonly string programs;

    private PostgresCluster(string folder, string programs, int port)
    {
        this.folder = folder;
        this.programs = programs;
        ConnectionString = $"Host=127.0.0.1;Port={port};Database=postgres;Username=ageing;Maximum Pool Size=20";
    }

    public string ConnectionString { get; }

    /// <summary>The folder of initdb and pg_ctl; null when PostgreSQL is not installed.</summary>
    public static string? FindPrograms()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Reverse() : [];
        var searched = debian.Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator));
        return searched.FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "pg_ctl")));
    }

    public static async Task<PostgresCluster> StartAsync(string programs)
    {
        var folder = Directory.CreateTempSubdirectory("care-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["postgres", folder]);
        }

        var port = Ports.Free();
        var cluster = new PostgresCluster(folder, programs, port);
        var data = Path.Combine(folder, "data");
        await cluster.RunUnprivilegedAsync("initdb", ["-D", data, "-U", "ageing", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
        await cluster.RunUnprivilegedAsync("pg_ctl", ["-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off", "start"]);
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await RunUnprivilegedAsync("pg_ctl", ["-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop"]);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        // Output is not redirected: the server would inherit the pipe and keep it open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private Task RunUnprivilegedAsync(string program, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }
}
