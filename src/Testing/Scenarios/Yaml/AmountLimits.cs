using System.Globalization;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>What the amount of an event may be.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Unit">Unit that may follow the number; null when the kind has no amount.</param>
/// <param name="Least">Smallest.</param>
/// <param name="Most">Largest.</param>
/// <param name="IsNeeded">Whether there is no usual amount.</param>
/// <param name="IsWhole">Whether only whole numbers count.</param>
internal sealed record AmountLimits(HappeningKind Kind, string? Unit, double Least, double Most, bool IsNeeded, bool IsWhole)
{
    /// <summary>Body temperatures and gains of weight that illnesses have; the same kind, two meanings.</summary>
    private static readonly (double Least, double Most) Fever = (36.5, 42);
    private static readonly (double Least, double Most) HeartGain = (0.5, 15);

    /// <summary>The limits for a kind in a manner; for a reading those of the quantity read.</summary>
    public static AmountLimits Of(HappeningKind kind, string? manner, QuantityDefinition? quantity)
    {
        if (kind == HappeningKinds.Reading)
        {
            return quantity is null ? new(kind, kind.AmountUnit, kind.LeastAmount, kind.MostAmount, true, false) : new(kind, quantity.Unit, quantity.Minimum, quantity.Maximum, true, false);
        }

        if (kind == HappeningKinds.Illness)
        {
            return manner == "heart" ? new(kind, "kg", HeartGain.Least, HeartGain.Most, true, false) : new(kind, "Cel", Fever.Least, Fever.Most, false, false);
        }

        return new(kind, kind.AmountUnit, kind.LeastAmount, kind.MostAmount, false, kind.AmountUnit == "1");
    }

    /// <summary>What may follow the number: a space and the unit; empty for counts and shares.</summary>
    public string Suffix => Unit is null or "1" or "share" ? string.Empty : $" {Unit}";

    /// <summary>What the amount of a kind may be, for documents; null when it has none.</summary>
    public static string? Text(HappeningKind kind)
    {
        if (kind == HappeningKinds.Reading)
        {
            return "amount: the value (needed)";
        }

        if (kind == HappeningKinds.Illness)
        {
            return string.Create(CultureInfo.InvariantCulture, $"amount: {Fever.Least} to {Fever.Most} Cel [{kind.UsualAmount}], for heart {HeartGain.Least} to {HeartGain.Most} kg (needed)");
        }

        var limits = Of(kind, null, null);
        return limits.Unit is null ? null : string.Create(CultureInfo.InvariantCulture, $"amount: {limits.Least} to {limits.Most}{limits.Suffix} [{kind.UsualAmount}]");
    }

    /// <summary>Reads the amount; null when there is none, or, with a problem, when it is not right.</summary>
    public double? Read(MapReader map, ProblemList problems)
    {
        if (Unit is null)
        {
            if (map.Has(ScenarioKeys.Amount))
            {
                problems.Add(map.KeyPlace(ScenarioKeys.Amount), $"'{ScenarioKeys.Amount}' says nothing about a {Kind}; leave it out");
            }

            return null;
        }

        var example = string.Create(CultureInfo.InvariantCulture, $"a{(IsWhole ? " whole" : string.Empty)} number from {Least} to {Most}{Suffix}");
        if ((IsNeeded ? map.Needed(ScenarioKeys.Amount, example) : map.Text(ScenarioKeys.Amount, example)) is not { } text)
        {
            return null;
        }

        var number = Suffix.Length > 0 && text.EndsWith(Suffix, StringComparison.Ordinal) ? text[..^Suffix.Length] : text;
        if (double.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount >= Least && amount <= Most && (!IsWhole || amount == Math.Floor(amount)))
        {
            return amount;
        }

        problems.Add(map.Place(ScenarioKeys.Amount), $"'{Words.Shown(text)}' is not {example}");
        return null;
    }
}
