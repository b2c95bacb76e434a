using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Care.Configurations;

/// <summary>What each kit is to do: its sensors and its rules, in versions that stay. Ingest sends the highest; the kit tells on topic <c>state</c> which one it runs. Safe to share.</summary>
public interface IKitConfigurations
{
    /// <summary>Most versions that a list shows.</summary>
    const int LongestList = 50;

    /// <summary>
    /// Changes what a kit is to do, from what is wanted in this moment. The version is given here: one above every earlier one and above what the kit last said it runs.
    /// </summary>
    /// <param name="kit">Which.</param>
    /// <param name="change">From what is wanted now (version 0 with nothing in it when there is nothing) to what is wanted; its version counts for nothing. Null to leave everything as it is.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">A kit would refuse the form of what is wanted; the message says everything that is wrong.</exception>
    Task<ConfigurationChange> ChangeAsync(KitId kit, Func<KitConfiguration, KitConfiguration?> change, string by, CancellationToken cancellationToken);

    /// <summary>What a kit is to do; null when nobody has said yet.</summary>
    Task<WantedConfiguration?> FindAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>What a kit was to do, newest first, at most <see cref="LongestList"/>.</summary>
    Task<IReadOnlyList<WantedConfiguration>> ListAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>Which kits were told something since, whatever process did it.</summary>
    /// <param name="after">The <see cref="ChangedConfigurations.Upto"/> of the call before; 0 for all. A database that was put back since begins anew.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ChangedConfigurations> ListChangedAsync(long after, CancellationToken cancellationToken);

    /// <summary>What a kit is to be sent; null when it is retired, or nobody has said yet.</summary>
    /// <exception cref="InvalidDataException">What is kept cannot be read by this version.</exception>
    Task<WantedConfiguration?> FindToSendAsync(KitId kit, CancellationToken cancellationToken);
}
