namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>Where the air is whose temperature a quantity tells.</summary>
internal enum AirPlace
{
    Room,

    Outside,
}
