using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>Steps, evidence and advice in words.</summary>
internal static class WalkLines
{
    /// <summary>What to do.</summary>
    public static string Instruction(WalkStep step, HomePlan plan, Words words) => words.Fill(WalkTexts.Instruction(step.Kind), Place(step, plan, words));

    /// <summary>Where: the room, and for what is one thing in it, the sensor.</summary>
    public static string Place(WalkStep step, HomePlan plan, Words words)
    {
        var room = plan.Rooms.FirstOrDefault(one => one.Id == step.Room) is { } found ? words[Labels.Room(found.Kind.ToString().ToLowerInvariant())] : null;
        var sensors = string.Join(", ", step.Signals.Select(signal => signal.Sensor.Value).Distinct());
        return step.Kind == WalkStepKind.Room && room is not null ? room : room is null ? sensors : $"{room}, {sensors}";
    }

    /// <summary>What was to be done, from a report: the home may have changed since.</summary>
    public static string Instruction(CommissionedStep step, IReadOnlyList<CommissionedSensor> sensors, Words words)
    {
        var room = sensors.FirstOrDefault(sensor => sensor.Room is not null && sensor.Room == step.Room)?.RoomKind is { } kind ? words[Labels.Room(kind.ToLowerInvariant())] : null;
        var what = step.Code[(step.Code.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return words.Fill(WalkTexts.Instruction(step.Kind), step.Kind is WalkStepKind.Room or WalkStepKind.Listen ? room ?? what : room is null ? what : $"{room}, {what}");
    }

    /// <summary>What is still waited for.</summary>
    public static string Missing(IReadOnlyList<WalkSignal> missing, Words words) => string.Join(", ", missing.Select(signal => $"{signal.Sensor} ({Name(signal.Quantity, words)})").Distinct());

    /// <summary>A value that proves something.</summary>
    public static string Evidence(CommissionedValue value, Words words)
    {
        var seconds = words.Number(value.Seconds, 1);
        return value.Quantity switch
        {
            "outage" => words.Fill(WalkTexts.SeenOutage, words.Number(value.Value ?? 0, 0)),
            "alarm-raised" => $"{words[WalkTexts.AlarmRaised]}, {seconds} s",
            "alarm-taken" => $"{words[WalkTexts.AlarmTaken]}, {seconds} s",
            "alarm-closed-as-test" => $"{words[WalkTexts.AlarmClosed]}, {seconds} s",
            _ => words.Fill(WalkTexts.Seen, $"{value.Sensor}, {Said(value, words)}", seconds),
        };
    }

    /// <summary>What was said: an event by its name, a state by yes or no, a sample with its value.</summary>
    private static string Said(CommissionedValue value, Words words) => (Quantities.Find(value.Quantity)?.Kind, value.Value) switch
    {
        (QuantityKind.Event, _) or (_, null) => Name(value.Quantity, words),
        (QuantityKind.State, { } state) => $"{Name(value.Quantity, words)}{words[PageTexts.Colon]}{words[state == 0 ? PageTexts.No : PageTexts.Yes]}",
        (_, { } number) => $"{Name(value.Quantity, words)} {words.Number(number, number == Math.Floor(number) ? 0 : 1)}",
    };

    /// <summary>What to try, from how a step was kept (<c>Swapped:hall</c>); null when that says nothing.</summary>
    public static string? Advice(string? kept, Words words)
    {
        var parts = (kept ?? string.Empty).Split(':', 2);
        return Enum.TryParse<WalkAdvice>(parts[0], out var advice) && WalkTexts.Advice(advice) is { } text ? words.Fill(text, parts.Length > 1 ? parts[1] : string.Empty) : null;
    }

    /// <summary>The state of the kit's clock.</summary>
    public static string Clock(ClockState state, Words words) => words[state switch
    {
        ClockState.Synced => WalkTexts.ClockSynced,
        ClockState.Holdover => WalkTexts.ClockHoldover,
        ClockState.Unset => WalkTexts.ClockUnset,
        _ => WalkTexts.ClockUnknown,
    }];

    /// <summary>What a quantity is called; one that the catalogue does not know, by its code.</summary>
    public static string Name(string quantity, Words words) => Quantities.Find(quantity) is { } known ? words.Language == Language.English ? known.English : known.French : quantity;
}
