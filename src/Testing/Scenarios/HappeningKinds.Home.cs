namespace AgeingMonitor.Testing.Scenarios;

public static partial class HappeningKinds
{
    private static HappeningKind[] HomeKinds => [Visitors, Pet, Climate, PowerCut, Radar];

    /// <summary>So many guests in the home.</summary>
    public static HappeningKind Visitors { get; } = new()
    {
        Name = "visitors",
        Scope = HappeningScope.Home,
        Summary = "So many guests in the home.",
        UsualLength = TimeSpan.FromHours(2),
        AmountUnit = "1",
        UsualAmount = 1,
        LeastAmount = 1,
        MostAmount = 12,
    };

    /// <summary>A pet that sets off motion sensors now and then; the amount is how often an hour.</summary>
    public static HappeningKind Pet { get; } = new()
    {
        Name = "pet",
        Scope = HappeningScope.Home,
        Summary = "A pet that sets off motion sensors now and then; the amount is how often an hour.",
        UsualLength = TimeSpan.FromDays(365),
        AmountUnit = "/h",
        UsualAmount = 2,
        LeastAmount = 0,
        MostAmount = 60,
    };

    /// <summary>The living room has a radar, whatever the flat has; as a ghost it takes something on the floor for a person for so long.</summary>
    public static HappeningKind Radar { get; } = new()
    {
        Name = "radar",
        Scope = HappeningScope.Home,
        Summary = "The living room has a radar, whatever the flat has; as a ghost it takes something on the floor for a person for so long.",
        UsualLength = TimeSpan.FromHours(12),
        Manners = ["watching", "ghost"],
    };

    /// <summary>The rooms drift to this temperature.</summary>
    public static HappeningKind Climate { get; } = new()
    {
        Name = "climate",
        Scope = HappeningScope.Home,
        Summary = "The rooms drift to this temperature.",
        UsualLength = TimeSpan.FromDays(2),
        AmountUnit = "Cel",
        UsualAmount = 33,
        LeastAmount = -5,
        MostAmount = 45,
    };

    /// <summary>No mains: the kit says so and lives on its battery, or is off.</summary>
    public static HappeningKind PowerCut { get; } = new()
    {
        Name = "power-cut",
        Scope = HappeningScope.Home,
        Summary = "No mains: the kit says so and lives on its battery, or is off.",
        UsualLength = TimeSpan.FromMinutes(30),
        Manners = ["on-battery", "off"],
    };
}
