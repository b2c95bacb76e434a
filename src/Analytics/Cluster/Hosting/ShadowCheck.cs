using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Shadow;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>Refuses a shadow that cannot run, at start: a comparison that silently never begins would be taken for agreement.</summary>
internal sealed class ShadowCheck(IConfiguration configuration, IOptions<BudgetOptions> budget) : IValidateOptions<ShadowOptions>
{
    public ValidateOptionsResult Validate(string? name, ShadowOptions options)
    {
        string[] unknown =
        [
            .. configuration.GetSection(ShadowOptions.Section).GetChildren().Select(child => child.Key).Where(key => !ShadowModels.Names.Contains(key, StringComparer.OrdinalIgnoreCase))
                .Select(key => $"{ShadowOptions.Section}:{key}: no such model can have a shadow. These can: {string.Join(", ", ShadowModels.Names)}."),
        ];
        try
        {
            ShadowModels.Load(options, AlarmBudget.From(budget.Value));
        }
        catch (InvalidDataException e)
        {
            return ValidateOptionsResult.Fail([.. unknown, e.Message]);
        }
        catch (OptionsValidationException)
        {
            // The budget is told of by its own check.
        }

        return unknown.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }
}
