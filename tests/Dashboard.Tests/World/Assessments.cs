using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Made-up assessments and the forms that enter them.</summary>
internal static class Assessments
{
    /// <summary>Every item done and nothing found, but for what is given.</summary>
    public static StepOne On(DateOnly day, params (StepOneItem Item, StepOneAnswer Answer)[] others) => new(
        day,
        StepOneItems.All.ToDictionary(
            item => item.Code,
            item => others.Where(other => other.Item == item).Select(other => other.Answer).FirstOrDefault() ?? (item == StepOneItems.Hears ? new StepOneAnswer(StepOneOutcome.Clear, Hearing: HearingTest.Whisper) : StepOneAnswer.Clear),
            StringComparer.Ordinal),
        null);

    public static async Task<Guid> EnterAsync(this DashboardWorld world, ResidentId resident, StepOne step, string actor = "anna")
    {
        var id = Guid.NewGuid();
        await world.Capacity.AddAsync(new CapacityEntry(id, resident, 1, CapacityStatus.Completed, step, null, actor, default), default);
        return id;
    }

    /// <summary>The fields of a form in which every item was done and nothing found, with what is given put in their place; null leaves a field out.</summary>
    public static (string Name, string Value)[] Fields(Guid entry, DateOnly day, params (string Name, string? Value)[] others)
    {
        var fields = StepOneItems.All.Select(item => (Name: item.Code, Value: "clear"))
            .Concat<(string Name, string Value)>([("assessed-on", day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("hearing-by", "whisper"), ("entry", entry.ToString("D")), ("version", "1"), ("_handler", "capacity")])
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        foreach (var (name, value) in others)
        {
            fields.Remove(name);
            if (value is not null)
            {
                fields[name] = value;
            }
        }

        return [.. fields.Select(field => (field.Key, field.Value))];
    }
}
