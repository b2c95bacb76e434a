using System.Globalization;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Texts;
using Microsoft.Extensions.Primitives;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>What the fields of the Step 1 form hold, and what it means. What was typed is shown again as it was, right or wrong.</summary>
public sealed class StepOneForm
{
    /// <summary>No field of ours is longer; what is, is cut and then refused by its own rule.</summary>
    private const int LongestValue = 1000;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>What a field holds; empty when nothing.</summary>
    public string this[string field] => values.GetValueOrDefault(field, string.Empty);

    public FieldError? ErrorAt(string field) => errors.FirstOrDefault(error => error.Field == field);

    /// <summary>A form that holds the answers of an assessment, or only a day.</summary>
    public static StepOneForm Of(DateOnly day, StepOne? step)
    {
        var form = new StepOneForm();
        form.values[StepOneFields.AssessedOn] = (step?.AssessedOn ?? day).ToString("O", CultureInfo.InvariantCulture);
        form.values[StepOneFields.Note] = step?.Note ?? string.Empty;
        foreach (var (code, answer) in step?.Answers ?? new Dictionary<string, StepOneAnswer>())
        {
            form.Hold(StepOneItems.Find(code)!, answer);
        }

        return form;
    }

    /// <summary>Reads what was sent.</summary>
    /// <param name="sent">The fields.</param>
    /// <param name="today">Today where the resident lives: a later day is refused.</param>
    /// <param name="corrected">What is corrected, which may be of any day and needs a reason; null for a new one.</param>
    /// <param name="step">The answers, when they can be kept; null else, and <see cref="Errors"/> says why.</param>
    public static StepOneForm Read(IEnumerable<KeyValuePair<string, StringValues>> sent, DateOnly today, StepOne? corrected, out StepOne? step)
    {
        var form = new StepOneForm();
        foreach (var (field, value) in sent)
        {
            var text = value.Count == 1 ? value[0] ?? string.Empty : string.Empty;
            form.values[field] = text.Length > LongestValue ? text[..LongestValue] : text;
        }

        step = form.Read(today, corrected);
        return form;
    }

    private void Hold(StepOneItem item, StepOneAnswer answer)
    {
        values[item.Code] = StepOneFields.Outcomes.First(pair => pair.Outcome == answer.Outcome).Code;
        if (answer.Reason is { } reason)
        {
            values[StepOneFields.WhyNot(item)] = StepOneFields.Reasons.First(pair => pair.Reason == reason).Code;
        }

        if (answer.ChairRises is { } time)
        {
            values[StepOneFields.Seconds] = time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        }

        if (answer.Hearing is { } test)
        {
            values[StepOneFields.Hearing] = StepOneFields.Tests.First(pair => pair.Test == test).Code;
        }
    }

    private StepOne? Read(DateOnly today, StepOne? corrected)
    {
        var day = ReadDay(today, corrected?.AssessedOn);
        var note = ReadText(StepOneFields.Note, StepOne.LongestNote);
        if (corrected is not null && ReadText(StepOneFields.Reason, CapacityEntry.LongestReason) is null && ErrorAt(StepOneFields.Reason) is null)
        {
            Refuse(StepOneFields.Reason, PageTexts.RefusalReason);
        }

        var answers = StepOneItems.All.Select(item => (item.Code, Answer: ReadAnswer(item))).Where(pair => pair.Answer is not null).ToDictionary(pair => pair.Code, pair => pair.Answer!, StringComparer.Ordinal);
        var step = new StepOne(day ?? today, answers, note);
        foreach (var (code, fault) in step.Check())
        {
            var item = StepOneItems.Find(code)!;
            Refuse(FieldOf(item, fault), CapacityTexts.Fault(fault));
        }

        return errors.Count == 0 ? step : null;
    }

    private StepOneAnswer? ReadAnswer(StepOneItem item)
    {
        if (StepOneFields.Outcomes.Where(pair => pair.Code == this[item.Code]).Select(pair => (StepOneOutcome?)pair.Outcome).FirstOrDefault() is not { } outcome)
        {
            return null;
        }

        // Fields that the form hides at this answer say nothing, whatever they still hold.
        return outcome == StepOneOutcome.NotDone
            ? new StepOneAnswer(outcome, StepOneFields.Reasons.Where(pair => pair.Code == this[StepOneFields.WhyNot(item)]).Select(pair => (NotDoneReason?)pair.Reason).FirstOrDefault())
            : new StepOneAnswer(
                outcome,
                null,
                item == StepOneItems.ChairRises ? ReadSeconds() : null,
                item == StepOneItems.Hears ? StepOneFields.Tests.Where(pair => pair.Code == this[StepOneFields.Hearing]).Select(pair => (HearingTest?)pair.Test).FirstOrDefault() : null);
    }

    /// <summary>Seconds with at most one decimal, after a comma or a point. What is no number is refused and read as none.</summary>
    private TimeSpan? ReadSeconds()
    {
        var text = this[StepOneFields.Seconds].Trim().Replace(',', '.');
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1000 && decimal.Round(seconds, 1) == seconds)
        {
            return TimeSpan.FromMilliseconds((double)(seconds * 1000));
        }

        Refuse(StepOneFields.Seconds, CapacityTexts.Fault(StepOneFault.Time));
        return null;
    }

    private DateOnly? ReadDay(DateOnly today, DateOnly? known)
    {
        if (!DateOnly.TryParseExact(this[StepOneFields.AssessedOn], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Refuse(StepOneFields.AssessedOn, CapacityTexts.DayUnreadable);
            return null;
        }

        if (day > today)
        {
            Refuse(StepOneFields.AssessedOn, CapacityTexts.DayAhead);
        }
        else if (day != known && day.DayNumber < today.DayNumber - StepOne.LongestDaysBack)
        {
            Refuse(StepOneFields.AssessedOn, CapacityTexts.DayLongAgo);
        }

        return day;
    }

    private string? ReadText(string field, int longest)
    {
        var text = this[field].Trim();
        if (text.Length > longest)
        {
            Refuse(field, CapacityTexts.TextTooLong);
        }

        return text.Length == 0 ? null : text;
    }

    private void Refuse(string field, LocalizedText text)
    {
        if (ErrorAt(field) is null)
        {
            errors.Add(new FieldError(field, text));
        }
    }

    private static string FieldOf(StepOneItem item, StepOneFault fault) => fault switch
    {
        StepOneFault.Reason => StepOneFields.WhyNot(item),
        StepOneFault.Time or StepOneFault.Contradiction => StepOneFields.Seconds,
        StepOneFault.Test => StepOneFields.Hearing,
        StepOneFault.Note => StepOneFields.Note,
        _ => item.Code,
    };
}
