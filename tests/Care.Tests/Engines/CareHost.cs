using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgeingMonitor.Care.Tests.Engines;

/// <summary>What one process has of Care, made the way the server makes it.</summary>
public sealed class CareHost : IAsyncDisposable
{
    /// <summary>One for all hosts, because EF Core builds the model anew for every logger factory.</summary>
    private static readonly ILoggerFactory Silent = NullLoggerFactory.Instance;

    private readonly ServiceProvider provider;

    public CareHost(IEnumerable<KeyValuePair<string, string?>> settings, TimeProvider clock, CapturedLog? log = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(log is null ? Silent : LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        services.AddSingleton(clock);
        services.AddCare(configuration);
        provider = services.BuildServiceProvider(validateScopes: true);
    }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public AsyncServiceScope Scope() => provider.CreateAsyncScope();

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
