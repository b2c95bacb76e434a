using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.People;

/// <summary>How the person is at any moment: what changes over days and months, in closed form, so that no day needs the day before.</summary>
internal sealed class Condition
{
    /// <summary>Usual gain of weight by a failing heart when a happening says no amount, kg; patients are told to call at more than 2 kg in three days (Heart Failure Association of the ESC).</summary>
    private const double UsualHeartGain = 2.5;

    private readonly Character character;
    private readonly SlowNoise months;
    private readonly SlowNoise days;
    private readonly List<Happening> illnesses;
    private readonly List<Happening> moods;
    private readonly List<Happening> gaits;
    private readonly List<Happening> weights;

    public Condition(Character character, ulong seed, int home, IReadOnlyList<Happening> happenings)
    {
        this.character = character;
        months = new SlowNoise(seed, home, (long)Purpose.Weight);
        days = new SlowNoise(seed, home, (long)Purpose.Weight + 1000);
        illnesses = Of(HappeningKinds.Illness);
        moods = Of(HappeningKinds.LowMood);
        gaits = Of(HappeningKinds.GaitSlowing);
        weights = Of(HappeningKinds.WeightChange);

        List<Happening> Of(HappeningKind kind) => [.. happenings.Where(happening => happening.Kind == kind)];
    }

    public IllnessState IllnessAt(Instant at)
    {
        var sum = default(IllnessState);
        foreach (var illness in illnesses)
        {
            var course = Course(illness.During, at);
            if (course > 0)
            {
                sum += Of(illness, course);
            }
        }

        return sum;
    }

    /// <summary>0 (as usual) to 1.</summary>
    public double LowMoodAt(Instant at)
    {
        var strongest = 0.0;
        foreach (var mood in moods)
        {
            strongest = Math.Max(strongest, mood.AmountOrUsual * Course(mood.During, at));
        }

        return strongest;
    }

    /// <summary>Usual walking speed, m/s.</summary>
    public double GaitSpeedAt(Instant at)
    {
        var speed = character.GaitSpeed * (1 - (0.15 * IllnessAt(at).Severity));
        foreach (var gait in gaits)
        {
            speed *= 1 - (gait.AmountOrUsual * Progress(gait.During, at));
        }

        return speed;
    }

    /// <summary>True body weight, kg: it wanders by less than a kilogram over weeks, and by a few hundred grams over days.</summary>
    public double WeightAt(Instant at)
    {
        var day = at.Microseconds / 86_400_000_000.0;
        var weight = character.WeightKilograms + (0.6 * months.At(day / 25)) + (0.25 * days.At(day / 1.5)) + IllnessAt(at).Weight;
        foreach (var change in weights)
        {
            weight += change.AmountOrUsual * Progress(change.During, at);
        }

        return Math.Clamp(weight, 30, 200);
    }

    /// <summary>Body temperature, °C: lowest at 5 h, highest at 17 h; a fever swings with it and reaches its height in the late afternoon.</summary>
    public double TemperatureAt(Instant at, double hour)
    {
        var rhythm = Curves.Sine((hour - 11) / 24);
        var fever = IllnessAt(at).Fever;
        return character.BodyTemperature + (0.22 * rhythm) + (fever * (0.88 + (0.12 * rhythm)));
    }

    /// <summary>Onset over the first fifth, height to the middle, recovery to the end.</summary>
    private static double Course(TimeRange during, Instant at)
    {
        var x = Share(during, at);
        return x is <= 0 or >= 1 ? 0 : Curves.Smooth(x / 0.2) * (1 - Curves.Smooth((x - 0.5) / 0.5));
    }

    private static double Progress(TimeRange during, Instant at) => Curves.Smooth(Share(during, at));

    private static double Share(TimeRange during, Instant at)
    {
        double length = during.To.Microseconds - during.From.Microseconds;
        return length <= 0 ? (at >= during.From ? 1 : 0) : (at.Microseconds - during.From.Microseconds) / length;
    }

    private IllnessState Of(Happening illness, double course)
    {
        if (illness.MannerOrFirst == "heart")
        {
            var gain = illness.Amount ?? UsualHeartGain;
            return new(0.7 * course, 0, 12 * course, 5 * course, 2.5 * course, gain * course, 0.3 * course);
        }

        var fever = Math.Max(0, illness.AmountOrUsual - character.BodyTemperature - 0.22) * course;

        // Jensen et al., Acute Med 2019, doi:10.52964/amja.0766: in patients above 38 °C 7.4 beats and 2.3 breaths a minute for each degree; that it begins at the usual temperature is an assumption.
        return illness.MannerOrFirst == "respiratory"
            ? new(course, fever, (7.4 * fever) + (6 * course), (2.3 * fever) + (5 * course), 6 * course, 0, 0.1 * course)
            : new(course, fever, 7.4 * fever, 2.3 * fever, 1 * course, 0, 0.25 * course);
    }
}
