namespace AgeingMonitor.Testing.Sensors;

/// <summary>An observation in the making; ordered by time, then by the order in which it was said.</summary>
internal readonly record struct Draft(long At, int Order, Channel Channel, double Value) : IComparable<Draft>
{
    public int CompareTo(Draft other) => At != other.At ? At.CompareTo(other.At) : Order.CompareTo(other.Order);

    public static bool operator <(Draft left, Draft right) => left.CompareTo(right) < 0;

    public static bool operator >(Draft left, Draft right) => left.CompareTo(right) > 0;

    public static bool operator <=(Draft left, Draft right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Draft left, Draft right) => left.CompareTo(right) >= 0;
}
