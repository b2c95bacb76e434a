namespace AgeingMonitor.Testing.Scenarios;

public static partial class HappeningKinds
{
    private static HappeningKind[] ResidentKinds => [Fall, HelpCall, SittingStill, SleepingIn, RestlessNight, Wandering, OutAtNight, Outing, HospitalStay, Illness, GaitSlowing, WeightChange, LowMood, Reading];

    /// <summary>The resident falls and lies on the floor for so long; a worn device notices it, does not, or the resident cancels the suspicion.</summary>
    public static HappeningKind Fall { get; } = new()
    {
        Name = "fall",
        Scope = HappeningScope.Resident,
        Summary = "The resident falls and lies on the floor for so long; a worn device notices it, does not, or the resident cancels the suspicion.",
        UsualLength = TimeSpan.FromMinutes(8),
        Manners = ["noticed", "unnoticed", "cancelled"],
        TakesRoom = true,
    };

    /// <summary>The help button is pressed.</summary>
    public static HappeningKind HelpCall { get; } = new()
    {
        Name = "help-call",
        Scope = HappeningScope.Resident,
        Summary = "The help button is pressed.",
        Manners = ["real", "by-mistake", "test"],
    };

    /// <summary>The resident sits or lies awake without moving about.</summary>
    public static HappeningKind SittingStill { get; } = new()
    {
        Name = "sitting-still",
        Scope = HappeningScope.Resident,
        Summary = "The resident sits or lies awake without moving about.",
        UsualLength = TimeSpan.FromHours(2),
        TakesRoom = true,
    };

    /// <summary>The resident stays in bed longer than usual, on this morning.</summary>
    public static HappeningKind SleepingIn { get; } = new()
    {
        Name = "sleeping-in",
        Scope = HappeningScope.Resident,
        Summary = "The resident stays in bed longer than usual, on this morning.",
        UsualLength = TimeSpan.FromHours(2),
    };

    /// <summary>So many more bed exits than usual in this night.</summary>
    public static HappeningKind RestlessNight { get; } = new()
    {
        Name = "restless-night",
        Scope = HappeningScope.Resident,
        Summary = "So many more bed exits than usual in this night.",
        UsualLength = TimeSpan.FromHours(8),
        AmountUnit = "1",
        UsualAmount = 4,
        LeastAmount = 1,
        MostAmount = 20,
    };

    /// <summary>The resident walks from room to room, at whatever hour.</summary>
    public static HappeningKind Wandering { get; } = new()
    {
        Name = "wandering",
        Scope = HappeningScope.Resident,
        Summary = "The resident walks from room to room, at whatever hour.",
        UsualLength = TimeSpan.FromHours(1),
    };

    /// <summary>The resident leaves by the front door at night.</summary>
    public static HappeningKind OutAtNight { get; } = new()
    {
        Name = "out-at-night",
        Scope = HappeningScope.Resident,
        Summary = "The resident leaves by the front door at night.",
        UsualLength = TimeSpan.FromMinutes(40),
        Manners = ["returns", "door-left-open"],
    };

    /// <summary>The resident is out, besides usual outings.</summary>
    public static HappeningKind Outing { get; } = new()
    {
        Name = "outing",
        Scope = HappeningScope.Resident,
        Summary = "The resident is out, besides usual outings.",
        UsualLength = TimeSpan.FromHours(2),
    };

    /// <summary>The resident is in hospital; the absence is known to the care team or not.</summary>
    public static HappeningKind HospitalStay { get; } = new()
    {
        Name = "hospital-stay",
        Scope = HappeningScope.Resident,
        Summary = "The resident is in hospital; the absence is known to the care team or not.",
        UsualLength = TimeSpan.FromDays(4),
        Manners = ["announced", "unannounced"],
    };

    /// <summary>An illness with onset, height and recovery; the amount is the highest body temperature, or for the heart the weight gained.</summary>
    public static HappeningKind Illness { get; } = new()
    {
        Name = "illness",
        Scope = HappeningScope.Resident,
        Summary = "An illness with onset, height and recovery; the amount is the highest body temperature, or for the heart the weight gained.",
        UsualLength = TimeSpan.FromDays(6),
        AmountUnit = "Cel or kg",
        UsualAmount = 39.2,
        LeastAmount = 0,
        MostAmount = 42,
        Manners = ["infection", "respiratory", "heart"],
    };

    /// <summary>Walking becomes slower by this share towards the end of the time, and stays so.</summary>
    public static HappeningKind GaitSlowing { get; } = new()
    {
        Name = "gait-slowing",
        Scope = HappeningScope.Resident,
        Summary = "Walking becomes slower by this share towards the end of the time, and stays so.",
        UsualLength = TimeSpan.FromDays(60),
        AmountUnit = "share",
        UsualAmount = 0.3,
        LeastAmount = 0,
        MostAmount = 0.8,
    };

    /// <summary>The weight changes by so much towards the end of the time, and stays so.</summary>
    public static HappeningKind WeightChange { get; } = new()
    {
        Name = "weight-change",
        Scope = HappeningScope.Resident,
        Summary = "The weight changes by so much towards the end of the time, and stays so.",
        UsualLength = TimeSpan.FromDays(30),
        AmountUnit = "kg",
        UsualAmount = -3,
        LeastAmount = -20,
        MostAmount = 20,
    };

    /// <summary>Less activity, fewer outings, later rising; the amount is how strong.</summary>
    public static HappeningKind LowMood { get; } = new()
    {
        Name = "low-mood",
        Scope = HappeningScope.Resident,
        Summary = "Less activity, fewer outings, later rising; the amount is how strong.",
        UsualLength = TimeSpan.FromDays(14),
        AmountUnit = "share",
        UsualAmount = 0.5,
        LeastAmount = 0,
        MostAmount = 1,
    };

    /// <summary>One measurement of this value; the manner is the code of the quantity.</summary>
    public static HappeningKind Reading { get; } = new()
    {
        Name = "reading",
        Scope = HappeningScope.Resident,
        Summary = "One measurement of this value; the manner is the code of the quantity.",
        AmountUnit = "of the quantity",
        UsualAmount = 0,
        LeastAmount = -1e9,
        MostAmount = 1e9,
        NeedsSensor = true,
    };
}
