using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>What each driver of a kit is for, by the word in its configuration.</summary>
internal static class DriverTexts
{
    private static readonly string[] Worn = ["adxl345", "icm42688", "lis3dh", "mpu6050"];

    public static IReadOnlyDictionary<string, LocalizedText> All { get; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["zigbee"] = new("appareil Zigbee", "Zigbee device"),
        ["ble"] = new("appareil de santé Bluetooth", "Bluetooth health device"),
        ["pir"] = new("mouvement, sur une broche", "motion, on a pin"),
        ["contact"] = new("ouverture, sur une broche", "contact, on a pin"),
        ["help-button"] = new("bouton d’appel, sur une broche", "help button, on a pin"),
        ["sht4x"] = new("température et humidité SHT4x", "temperature and humidity SHT4x"),
        ["bme280"] = new("température, humidité et pression BME280", "temperature, humidity and pressure BME280"),
        ["nau7802"] = new("lit ou fauteuil, cellules de charge", "bed or chair, load cells"),
        ["amg8833"] = new("présence par image thermique AMG8833", "presence by thermal picture AMG8833"),
        ["ld2410"] = new("radar de présence LD2410", "presence radar LD2410"),
        ["ld2450"] = new("radar de présence LD2450", "presence radar LD2450"),
        ["mr60fda2"] = new("radar de chute MR60FDA2", "fall radar MR60FDA2"),
        ["lis3dh"] = new("accéléromètre porté LIS3DH", "worn accelerometer LIS3DH"),
        ["adxl345"] = new("accéléromètre porté ADXL345", "worn accelerometer ADXL345"),
        ["mpu6050"] = new("accéléromètre porté MPU-6050", "worn accelerometer MPU-6050"),
        ["icm42688"] = new("accéléromètre porté ICM-42688-P", "worn accelerometer ICM-42688-P"),
        ["max30102"] = new("pouls et oxygène au doigt MAX30102", "pulse and oxygen at the finger MAX30102"),
        ["mlx90614"] = new("température de la peau MLX90614", "skin temperature MLX90614"),
    };

    /// <summary>Whether it can be worn against falls.</summary>
    public static bool IsWorn(string driver) => Worn.Contains(driver, StringComparer.Ordinal);
}
