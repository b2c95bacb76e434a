namespace AgeingMonitor.Testing.Scenarios;

/// <summary>Who or what a happening happens to.</summary>
public enum HappeningScope
{
    /// <summary>The resident.</summary>
    Resident = 0,

    /// <summary>The home: guests, climate, current.</summary>
    Home = 1,

    /// <summary>One sensor.</summary>
    Sensor = 2,

    /// <summary>The kit, its clock and its link.</summary>
    Kit = 3,
}
