namespace AgeingMonitor.Edge.Sensors.Mpu6050;

/// <summary>Who answers at an MPU-6050's address, and how its thermometer counts (RM-MPU-6000A-00 4.18; PS-MPU-6500A 3.4.2; DS-000143).</summary>
internal static class Mpu6050Identity
{
    public const byte Mpu6050 = 0x68;

    /// <summary>MPU-6500, often sold as an MPU-6050.</summary>
    public const byte Mpu6500 = 0x70;

    /// <summary>ICM-20689, sold so too.</summary>
    public const byte Icm20689 = 0x98;

    /// <summary>Temperature of the part in °C: each has its own formula, and that of one gives 15 °C too much or too little on another.</summary>
    public static double Celsius(byte identity, short raw) => identity switch
    {
        Mpu6500 => (raw / 333.87) + 21,
        Icm20689 => (raw / 326.8) + 25,
        _ => (raw / 340.0) + 36.53,
    };
}
