namespace AgeingMonitor.Edge.Sensors.Sampling;

/// <summary>One sample of acceleration in g, gravity included, in the part's own axes.</summary>
internal readonly record struct Acceleration(double X, double Y, double Z)
{
    /// <summary>Square of the vector's length.</summary>
    public double Squared => (X * X) + (Y * Y) + (Z * Z);
}
