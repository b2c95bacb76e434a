using AgeingMonitor.Analytics.Budget;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>Refuses a budget that cannot be, and settings that have moved into it: left where they were they would silently mean nothing.</summary>
internal sealed class BudgetCheck(IConfiguration configuration) : IValidateOptions<BudgetOptions>
{
    private static readonly (string Old, string New)[] Moved =
    [
        ("Analytics:Stillness:FalseAlarmsPerDay", "Analytics:Budget:Alerts:stillness"),
        ("Analytics:Routine:OrdinaryDaysForOne", "Analytics:Budget:List:routine (2 over the days)"),
        ("Analytics:Agitation:Stricter", "Analytics:Budget:List:agitation"),
        ("Analytics:Nights:FalseShare", "Analytics:Budget:Alerts:night-wandering and Analytics:Budget:List:night (twice the share)"),
        ("Analytics:VitalBaseline:OneDayIn", "Analytics:Budget:List:vital-signs (0.6 over the days)"),
    ];

    public ValidateOptionsResult Validate(string? name, BudgetOptions options)
    {
        string[] faults =
        [
            .. AlarmBudget.FaultsOf(options),
            .. Moved.Where(moved => configuration[moved.Old] is not null).Select(moved => $"{moved.Old} has moved: set {moved.New}."),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
