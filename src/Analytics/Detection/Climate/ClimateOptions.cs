using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>When a home is too hot or too cold. Temperatures in °C, of the air. Where each default comes from is in this folder's README. Section <c>Analytics:Climate</c>.</summary>
public sealed class ClimateOptions
{
    /// <summary>Mean of three daily maxima from which a home is hot. Default 28, above which French advice asks to cool rooms; 25 to 35.</summary>
    [Range(25, 35)]
    public double HeatMaximum { get; set; } = 28;

    /// <summary>Mean of three daily minima that must be reached too. Default 24, WHO Europe's limit for the night (2011); 20 to 30.</summary>
    [Range(20, 30)]
    public double HeatMinimum { get; set; } = 24;

    /// <summary>Mean of three daily minima from which the nights do not cool a hot home. Default 26, CIBSE Guide A (2015), from which sleep suffers; 22 to 32.</summary>
    [Range(22, 32)]
    public double WarmNights { get; set; } = 26;

    /// <summary>Rooms this hot for <see cref="VeryHotHours"/> do not wait for three days. Default 32, WHO Europe's limit for the day (2011); 28 to 40.</summary>
    [Range(28, 40)]
    public double VeryHot { get; set; } = 32;

    /// <summary>Default 6; 3 to 24.</summary>
    [Range(3, 24)]
    public int VeryHotHours { get; set; } = 6;

    /// <summary>The department's threshold of the heat plan for the mean of three daily maxima outside. Default 36, Haute-Garonne; 25 to 45.</summary>
    [Range(25, 45)]
    public double OutdoorMaximum { get; set; } = 36;

    /// <summary>The department's threshold for the mean of three daily minima outside. Default 21, Haute-Garonne; 15 to 30.</summary>
    [Range(15, 30)]
    public double OutdoorMinimum { get; set; } = 21;

    /// <summary>Below it lived-in rooms are cold. Default 18, WHO Housing and health guidelines (2018), chapter 4; 14 to 22.</summary>
    [Range(14, 22)]
    public double Cold { get; set; } = 18;

    /// <summary>For so long. Default 12; 3 to 48.</summary>
    [Range(3, 48)]
    public int ColdHours { get; set; } = 12;

    /// <summary>Below it they are very cold. Default 16, Collins, Age and Ageing 15:212 (1986); 8 to 20.</summary>
    [Range(8, 20)]
    public double VeryCold { get; set; } = 16;

    /// <summary>For so long. Default 6; 2 to 48.</summary>
    [Range(2, 48)]
    public int VeryColdHours { get; set; } = 6;

    /// <summary>
    /// A day's maximum is what was reached in this many of its hours, and so its minimum: sun on a sensor, an open window or a stove are shorter. Default 4; 1 to 6.
    /// </summary>
    [Range(1, 6)]
    public int HeldHours { get; set; } = 4;

    /// <summary>Hours of a day that must be known before it is judged. Default 18; 12 to 23.</summary>
    [Range(12, 23)]
    public int KnownHours { get; set; } = 18;

    /// <summary>Rooms that differ by more are not all telling the air that people live in: then the one nearer to an ordinary temperature counts. Kelvin. Default 8; 3 to 20.</summary>
    [Range(3, 20)]
    public double Spread { get; set; } = 8;
}
