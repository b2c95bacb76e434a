namespace AgeingMonitor.Testing.People;

/// <summary>Purposes of random sources. The numbers never change: they are part of what a seed means.</summary>
internal enum Purpose
{
    Character = 1,
    Dwelling = 2,
    Plan = 3,
    Guests = 4,

    /// <summary>Outings of the plan, and what is put over it.</summary>
    Interruption = 5,
    Weight = 6,
    Weather = 7,
    Motion = 10,
    Pet = 11,
    GuestMotion = 12,
    FrontDoor = 13,
    Fridge = 14,
    Bed = 15,
    Chair = 16,
    Flush = 17,
    Radar = 18,
    Wrist = 19,
    Worn = 20,
    Scale = 21,
    Thermometer = 22,
    Cuff = 23,
    Climate = 24,
    Light = 25,
    Appliance = 26,
    Battery = 27,
    Link = 28,

    /// <summary>The fixed points of a day.</summary>
    Agenda = 30,
}
