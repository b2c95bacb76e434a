namespace AgeingMonitor.Testing.People;

/// <summary>How much each thing to do moves the body. Assumptions, set so that the steps of a day lie in the published range.</summary>
internal static class Effort
{
    /// <summary>Steps a minute.</summary>
    public static double Steps(Doing doing) => doing switch
    {
        Doing.Out => 24,
        Doing.Walking => 60,
        Doing.Pottering => 9,
        Doing.Cooking => 7,
        Doing.Washing => 3,
        Doing.OnToilet => 2,
        _ => 0,
    };

    /// <summary>Beats a minute above rest.</summary>
    public static double HeartRate(Doing doing) => doing switch
    {
        Doing.Asleep => -6,
        Doing.AwakeInBed => -2,
        Doing.Napping => -4,
        Doing.Resting or Doing.Still => 1,
        Doing.Eating => 4,
        Doing.Out => 17,
        Doing.Walking => 14,
        Doing.Pottering or Doing.Cooking => 10,
        Doing.OnFloor => 24,
        _ => 6,
    };

    /// <summary>Seconds between movements that a motion sensor could see.</summary>
    public static double SecondsBetweenMovements(Doing doing) => doing switch
    {
        Doing.Asleep => 3400,
        Doing.AwakeInBed => 700,
        Doing.Napping => 1500,
        Doing.Resting => 800,
        Doing.Eating => 230,
        Doing.Walking => 3,
        Doing.Pottering or Doing.Cooking => 25,
        Doing.OnToilet => 60,
        Doing.Washing => 35,
        _ => 0,
    };
}
