using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Floor plan and façade: which rooms there are, how far it is from one to another through the hall, how much sun comes in.</summary>
internal sealed class Dwelling
{
    /// <summary>Where the doors open along the hall, in metres from the front door, in a flat of usual size.</summary>
    private static readonly double[] Doors = [8, 6, 2.5, 4, 0, 1.5, 0];

    private readonly double scale;
    private readonly bool openKitchen;

    private Dwelling(DwellingKind kind, SeededRandom random)
    {
        Kind = kind;
        var size = random.NextDouble();
        scale = kind switch { DwellingKind.OneRoom => 0.5, DwellingKind.Flat => 0.8 + (0.3 * size), _ => 1.2 + (0.5 * size) };
        openKitchen = random.Chance(0.4) && kind == DwellingKind.Flat;
        var ownToilet = random.Chance(0.7);
        HasToilet = ownToilet && kind == DwellingKind.House;
        HasRadar = random.Chance(0.3);
        SunShare = 0.4 + (0.6 * random.NextDouble());
        Rooms = kind == DwellingKind.OneRoom
            ? [Place.Living, Place.Bathroom, Place.Kitchen, Place.Hall]
            : HasToilet
                ? [Place.Bedroom, Place.Bathroom, Place.Kitchen, Place.Living, Place.Hall, Place.Toilet]
                : [Place.Bedroom, Place.Bathroom, Place.Kitchen, Place.Living, Place.Hall];
    }

    public DwellingKind Kind { get; }

    public bool HasToilet { get; }

    /// <summary>Whether a radar watches the living room.</summary>
    public bool HasRadar { get; }

    /// <summary>How much sun the windows get, 0.4 to 1.</summary>
    public double SunShare { get; }

    public IReadOnlyList<Place> Rooms { get; }

    /// <summary>One in seven has one room, one in three is a house.</summary>
    public static Dwelling Draw(SeededRandom random, DwellingKind? kind)
    {
        var drawn = random.NextDouble();
        return new Dwelling(kind ?? (drawn < 0.14 ? DwellingKind.OneRoom : drawn < 0.67 ? DwellingKind.Flat : DwellingKind.House), random);
    }

    /// <summary>The room that serves as this place here.</summary>
    public Place RoomOf(Place place) => place switch
    {
        Place.Bedroom when Kind == DwellingKind.OneRoom => Place.Living,
        Place.Toilet when !HasToilet => Place.Bathroom,
        _ => place,
    };

    /// <summary>Metres through the hall from one room to another; 0 where one opens into the other.</summary>
    public double HallMetres(Place from, Place to)
    {
        if ((openKitchen || Kind == DwellingKind.OneRoom) && (from, to) is (Place.Kitchen, Place.Living) or (Place.Living, Place.Kitchen))
        {
            return 0;
        }

        // A metre and a half on each side of the doors: in and out of the sight of the sensors.
        return (Math.Abs(Doors[(int)from] - Doors[(int)to]) * scale) + 3;
    }
}
