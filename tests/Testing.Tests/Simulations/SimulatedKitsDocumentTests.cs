using System.Globalization;
using System.Text;
using AgeingMonitor.Testing.Kits.Life;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Simulations.Rates;

namespace AgeingMonitor.Testing.Tests.Simulations;

/// <summary><c>docs/simulated-kits.md</c> says what the code does: its tables are held to it.</summary>
public sealed class SimulatedKitsDocumentTests
{
    private const string Page = "docs/simulated-kits.md";

    [Fact]
    public void Rates_TheTable_IsThatOfTheCode() => RepositoryFile.AssertPart(Page, "rates", TableOfRates());

    [Fact]
    public void Troubles_TheTable_NamesEachKindThatAKitFeelsOnce()
    {
        var named = File.ReadLines(RepositoryFile.PathOf(Page)).SkipWhile(line => line != "## What can go wrong").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        Assert.Equal(KitTimeline.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static string TableOfRates()
    {
        var table = new StringBuilder("| What | A year and home | Begins | Lasts | Amount | Source |\n| --- | ---: | --- | --- | --- | --- |\n");
        foreach (var rate in HappeningRates.All)
        {
            var amount = rate.Amount is var (least, most) ? string.Create(CultureInfo.InvariantCulture, $"{least} to {most} {rate.Kind.AmountUnit}") : string.Empty;
            table.Append(CultureInfo.InvariantCulture, $"| `{rate.Kind}`{(rate.Manner is null ? string.Empty : $" {rate.Manner}")} | {rate.PerYear} | {Begins(rate)} | {Lasts(rate)} | {amount} | {rate.Source} |\n");
        }

        return table.ToString();
    }

    private static string Begins(HappeningRate rate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(rate.Hours == (0, 24) ? "at any hour" : $"{rate.Hours.From} to {rate.Hours.To} h")}{(rate.Months == (1, 12) ? string.Empty : $", months {rate.Months.First} to {rate.Months.Last}")}");

    private static string Lasts(HappeningRate rate) => rate.Length.Most == TimeSpan.Zero ? string.Empty : $"{Text(rate.Length.Least)} to {Text(rate.Length.Most)}";

    private static string Text(TimeSpan length) => string.Create(CultureInfo.InvariantCulture, $"{(length.TotalDays >= 2 ? length.TotalDays : length.TotalHours >= 1 ? length.TotalHours : length.TotalMinutes)} {(length.TotalDays >= 2 ? "d" : length.TotalHours >= 1 ? "h" : "min")}");
}
