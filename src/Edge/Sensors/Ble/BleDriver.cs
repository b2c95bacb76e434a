using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Ble.BlueZ;
using AgeingMonitor.Edge.Sensors.Ble.DBus;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>One Bluetooth health device, by the Bluetooth daemon of this machine.</summary>
/// <param name="options">Which device, and what it is.</param>
/// <param name="clock">The clock of its readings and waits.</param>
/// <param name="bus">Addresses of the system's bus; null for where it usually is.</param>
internal sealed class BleDriver(BleOptions options, TimeProvider clock, string? bus = null) : ISensorDriver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly BleMemory memory = new(clock, options.Zone);

    public IReadOnlyList<QuantityDefinition> Quantities { get; } =
        [.. HealthProfiles.Of(options.Kind).SelectMany(profile => profile.Quantities).Distinct(), Contracts.Vocabulary.Quantities.Battery, Contracts.Vocabulary.Quantities.SensorFault];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        var address = bus ?? Environment.GetEnvironmentVariable(DBusAddress.Variable) ?? DBusAddress.Usual;
        try
        {
            await using var connection = await DBusConnection.OpenAsync(address, clock, Patience, stop);
            var watch = new BleWatch(options, clock, output, connection, new BlueZPeer(connection), memory);
            try
            {
                await watch.RunAsync(stop);
            }
            finally
            {
                watch.End();
            }
        }
        catch (DBusErrorException error) when (error.Name is "org.freedesktop.DBus.Error.ServiceUnknown" or "org.freedesktop.DBus.Error.NameHasNoOwner")
        {
            throw new SensorFaultException(SensorFault.Setup, $"The Bluetooth daemon does not run: install bluez, and 'systemctl enable --now bluetooth' ({error.Message}).", error);
        }
        catch (DBusErrorException error)
        {
            throw new SensorFaultException(SensorFault.Setup, $"The Bluetooth daemon refuses us: is the agent's user in the group bluetooth? ({error.Message})", error);
        }
        catch (Exception error) when (error is IOException or DBusFormatException or TimeoutException)
        {
            throw new SensorFaultException(SensorFault.Bus, $"Bluetooth is not to be reached: {error.Message}", error);
        }
    }
}
