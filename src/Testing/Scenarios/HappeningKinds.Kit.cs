namespace AgeingMonitor.Testing.Scenarios;

public static partial class HappeningKinds
{
    private static HappeningKind[] KitKinds => [LinkLoss, LinkFlaky, KitOff, Reboot, ClockSlip, ClockUnset, OutboxFull, Resends, Scrambled, Hang];

    /// <summary>No network: the kit keeps its packs and sends them when it is back.</summary>
    public static HappeningKind LinkLoss { get; } = new()
    {
        Name = "link-loss",
        Scope = HappeningScope.Kit,
        Summary = "No network: the kit keeps its packs and sends them when it is back.",
        UsualLength = TimeSpan.FromMinutes(40),
    };

    /// <summary>A poor network: this share of the packs is late, and comes twice.</summary>
    public static HappeningKind LinkFlaky { get; } = new()
    {
        Name = "link-flaky",
        Scope = HappeningScope.Kit,
        Summary = "A poor network: this share of the packs is late, and comes twice.",
        UsualLength = TimeSpan.FromHours(6),
        AmountUnit = "share",
        UsualAmount = 0.3,
        LeastAmount = 0,
        MostAmount = 1,
    };

    /// <summary>The kit is unplugged: nothing is observed.</summary>
    public static HappeningKind KitOff { get; } = new()
    {
        Name = "kit-off",
        Scope = HappeningScope.Kit,
        Summary = "The kit is unplugged: nothing is observed.",
        UsualLength = TimeSpan.FromHours(2),
    };

    /// <summary>The kit starts again.</summary>
    public static HappeningKind Reboot { get; } = new()
    {
        Name = "reboot",
        Scope = HappeningScope.Kit,
        Summary = "The kit starts again.",
        UsualLength = TimeSpan.FromSeconds(90),
    };

    /// <summary>The clock of the kit is wrong by so much, in holdover, until it is set right.</summary>
    public static HappeningKind ClockSlip { get; } = new()
    {
        Name = "clock-slip",
        Scope = HappeningScope.Kit,
        Summary = "The clock of the kit is wrong by so much, in holdover, until it is set right.",
        UsualLength = TimeSpan.FromHours(6),
        AmountUnit = "s",
        UsualAmount = 45,
        LeastAmount = -86400,
        MostAmount = 86400,
    };

    /// <summary>The kit starts without knowing the time, and learns it at the end.</summary>
    public static HappeningKind ClockUnset { get; } = new()
    {
        Name = "clock-unset",
        Scope = HappeningScope.Kit,
        Summary = "The kit starts without knowing the time, and learns it at the end.",
        UsualLength = TimeSpan.FromMinutes(20),
    };

    /// <summary>While the network is gone the kit can keep only so many packs, and sheds the oldest.</summary>
    public static HappeningKind OutboxFull { get; } = new()
    {
        Name = "outbox-full",
        Scope = HappeningScope.Kit,
        Summary = "While the network is gone the kit can keep only so many packs, and sheds the oldest.",
        UsualLength = TimeSpan.FromHours(3),
        AmountUnit = "1",
        UsualAmount = 30,
        LeastAmount = 1,
        MostAmount = 100000,
    };

    /// <summary>Faulty firmware sends every pack twice.</summary>
    public static HappeningKind Resends { get; } = new()
    {
        Name = "resends",
        Scope = HappeningScope.Kit,
        Summary = "Faulty firmware sends every pack twice.",
        UsualLength = TimeSpan.FromHours(6),
    };

    /// <summary>Faulty firmware sends broken messages among the packs; the amount is the share.</summary>
    public static HappeningKind Scrambled { get; } = new()
    {
        Name = "scrambled",
        Scope = HappeningScope.Kit,
        Summary = "Faulty firmware sends broken messages among the packs; the amount is the share.",
        UsualLength = TimeSpan.FromHours(1),
        AmountUnit = "share",
        UsualAmount = 0.05,
        LeastAmount = 0,
        MostAmount = 1,
    };

    /// <summary>The kit sends heartbeats, but observes nothing.</summary>
    public static HappeningKind Hang { get; } = new()
    {
        Name = "hang",
        Scope = HappeningScope.Kit,
        Summary = "The kit sends heartbeats, but observes nothing.",
        UsualLength = TimeSpan.FromHours(3),
    };
}
