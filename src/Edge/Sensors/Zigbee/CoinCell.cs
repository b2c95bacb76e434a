namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>Charge of a lithium coin cell by its voltage: many devices tell 100 % until the day they stop.</summary>
internal static class CoinCell
{
    /// <summary>Discharge of a 3 V cell under the load of a radio, piece by piece: volts and per cent.</summary>
    private static readonly (double Volts, double Charge)[] Curve = [(2.10, 0), (2.44, 6), (2.74, 18), (2.90, 42), (3.00, 100)];

    /// <summary>Charge in per cent, 0 to 100.</summary>
    public static double Charge(double volts)
    {
        if (volts <= Curve[0].Volts)
        {
            return 0;
        }

        for (var i = 1; i < Curve.Length; i++)
        {
            if (volts <= Curve[i].Volts)
            {
                var (low, high) = (Curve[i - 1], Curve[i]);
                return low.Charge + ((volts - low.Volts) / (high.Volts - low.Volts) * (high.Charge - low.Charge));
            }
        }

        return 100;
    }
}
