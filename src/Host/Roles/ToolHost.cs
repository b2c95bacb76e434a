using AgeingMonitor.Care;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Host.Roles;

/// <summary>The parts that a tool needs, without a server around them.</summary>
internal sealed class ToolHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ToolHost(ServerSettings settings, ServiceProvider services)
    {
        Settings = settings;
        this.services = services;
    }

    /// <summary>The settings it was opened with.</summary>
    public ServerSettings Settings { get; }

    /// <summary>The care database, its schema brought up to date.</summary>
    public static async Task<ToolHost> OpenCareAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var tool = Open(settings, _ => { });
        await tool.Get<ICareDatabase>().PrepareAsync(cancellationToken).ConfigureAwait(false);
        return tool;
    }

    /// <summary>The care database and the observation store.</summary>
    public static async Task<ToolHost> OpenStoresAsync(ServerSettings settings, Action<IServiceCollection> more, CancellationToken cancellationToken)
    {
        var tool = Open(settings, services =>
        {
            services.AddObservationStore(settings.Configuration);
            more(services);
        });
        await tool.Get<ICareDatabase>().PrepareAsync(cancellationToken).ConfigureAwait(false);
        await tool.Get<IObservationStore>().PrepareAsync(cancellationToken).ConfigureAwait(false);
        return tool;
    }

    /// <summary>A part.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static ToolHost Open(ServerSettings settings, Action<IServiceCollection> more)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IConfiguration>(settings.Configuration);
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddCare(settings.Configuration);
        more(services);
        return new ToolHost(settings, services.BuildServiceProvider());
    }
}
