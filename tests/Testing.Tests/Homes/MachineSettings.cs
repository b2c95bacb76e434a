using System.Globalization;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>Another culture and local time zone of the machine until disposed. Tests that use it run alone.</summary>
[CollectionDefinition(nameof(MachineSettings), DisableParallelization = true)]
public sealed class MachineSettings : IDisposable
{
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly string? timeZone = Environment.GetEnvironmentVariable("TZ");

    public MachineSettings(string culture, string timeZone)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        Environment.SetEnvironmentVariable("TZ", timeZone);
        TimeZoneInfo.ClearCachedData();
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = culture;
        Environment.SetEnvironmentVariable("TZ", timeZone);
        TimeZoneInfo.ClearCachedData();
    }
}
