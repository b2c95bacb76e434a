using System.Globalization;
using AgeingMonitor.Testing.Scenarios.Yaml;

namespace AgeingMonitor.Testing.Scenarios;

/// <summary>Says in the words of scenario files what an event may have, and what a happening is.</summary>
public static class ScenarioKindText
{
    /// <summary>The keys that an event of a kind may have besides <c>at</c>, <c>what</c> and <c>home</c>, each with its values and what holds without it.</summary>
    public static string Keys(HappeningKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var parts = new List<string>();
        if (kind.UsualLength > TimeSpan.Zero)
        {
            parts.Add($"for [{Lengths.Text(kind.UsualLength)}]");
        }

        if (kind.TakesRoom)
        {
            parts.Add("room [where the resident is]");
        }

        if (kind.NeedsSensor)
        {
            parts.Add("sensor (needed)");
        }

        if (kind == HappeningKinds.Reading)
        {
            parts.Add("how: a quantity of the sensor (needed)");
        }
        else if (kind.Manners.Count > 0)
        {
            parts.Add($"how: {string.Join(" | ", kind.Manners)} [{kind.Manners[0]}]");
        }

        if (AmountLimits.Text(kind) is { } amount)
        {
            parts.Add(amount);
        }

        return parts.Count == 0 ? "no other keys" : string.Join(", ", parts);
    }

    /// <summary>A happening in one line, without its time and home: <c>fall for 25 min, room bathroom, noticed</c>.</summary>
    public static string Of(Happening happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        var kind = happening.Kind;
        var length = happening.During.To - happening.During.From;
        var limits = AmountLimits.Of(kind, happening.Manner, Contracts.Vocabulary.Quantities.Find(happening.Manner));
        string?[] parts =
        [
            length > TimeSpan.Zero ? $"{kind} for {Lengths.Text(length)}" : kind.Name,
            happening.Room is { } room ? $"room {SimulatedRooms.NameOf(room)}" : null,
            happening.Sensor is { } sensor ? $"sensor {sensor}" : null,
            happening.MannerOrFirst is { Length: > 0 } manner ? manner : null,
            limits.Unit is null ? null : string.Create(CultureInfo.InvariantCulture, $"{happening.AmountOrUsual}{limits.Suffix}"),
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }
}
