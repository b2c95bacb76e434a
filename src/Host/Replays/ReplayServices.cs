namespace AgeingMonitor.Host.Replays;

/// <summary>What a replay needs besides the stores.</summary>
internal static class ReplayServices
{
    public static IServiceCollection AddReplays(this IServiceCollection services) => services.AddSingleton<Replay>();
}
