using System.Collections.Frozen;
using AgeingMonitor.Edge.Sensors.Adxl345;
using AgeingMonitor.Edge.Sensors.Amg8833;
using AgeingMonitor.Edge.Sensors.Ble;
using AgeingMonitor.Edge.Sensors.Bme280;
using AgeingMonitor.Edge.Sensors.Contact;
using AgeingMonitor.Edge.Sensors.HelpButton;
using AgeingMonitor.Edge.Sensors.Icm42688;
using AgeingMonitor.Edge.Sensors.Ld2410;
using AgeingMonitor.Edge.Sensors.Ld2450;
using AgeingMonitor.Edge.Sensors.Lis3dh;
using AgeingMonitor.Edge.Sensors.Max30102;
using AgeingMonitor.Edge.Sensors.Mlx90614;
using AgeingMonitor.Edge.Sensors.Mpu6050;
using AgeingMonitor.Edge.Sensors.Mr60fda2;
using AgeingMonitor.Edge.Sensors.Nau7802;
using AgeingMonitor.Edge.Sensors.Pir;
using AgeingMonitor.Edge.Sensors.Sht4x;
using AgeingMonitor.Edge.Sensors.Zigbee;

namespace AgeingMonitor.Edge.Sensors;

/// <summary>Every kind of sensor that a kit can have.</summary>
public static class SensorDrivers
{
    private static readonly ISensorDriverFactory[] Kinds =
    [
        new Adxl345Factory(),
        new Amg8833Factory(),
        new BleFactory(),
        new Bme280Factory(),
        new ContactFactory(),
        new HelpButtonFactory(),
        new Icm42688Factory(),
        new Ld2410Factory(),
        new Ld2450Factory(),
        new Lis3dhFactory(),
        new Max30102Factory(),
        new Mlx90614Factory(),
        new Mpu6050Factory(),
        new Mr60fda2Factory(),
        new Nau7802Factory(),
        new PirFactory(),
        new Sht4xFactory(),
        new ZigbeeFactory(),
    ];

    /// <summary>By the word that stands in a kit's configuration.</summary>
    public static IReadOnlyDictionary<string, ISensorDriverFactory> All { get; } = Kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
}
