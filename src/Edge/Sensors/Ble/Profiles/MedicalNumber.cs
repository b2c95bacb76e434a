namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>The decimal numbers of IEEE 11073-20601 (SFLOAT-Type and FLOAT-Type). Their special values are no values: not a number, not at this resolution, infinite, reserved.</summary>
internal static class MedicalNumber
{
    /// <summary>16 bits: exponent in the upper 4, mantissa in the lower 12, both signed.</summary>
    public static double? Short(int bits)
    {
        var mantissa = bits & 0xFFF;
        return mantissa is >= 0x7FE and <= 0x802 ? null : Scale((mantissa << 20) >> 20, (bits << 16) >> 28);
    }

    /// <summary>32 bits: exponent in the upper 8, mantissa in the lower 24, both signed.</summary>
    public static double? Long(uint bits)
    {
        var mantissa = (int)(bits & 0xFFFFFF);
        return mantissa is >= 0x7FFFFE and <= 0x800002 ? null : Scale((mantissa << 8) >> 8, (int)bits >> 24);
    }

    /// <summary>Divided rather than multiplied by a negative power, so that 366 with -1 is 36.6.</summary>
    private static double Scale(int mantissa, int exponent) => exponent < 0 ? mantissa / Math.Pow(10, -exponent) : mantissa * Math.Pow(10, exponent);
}
