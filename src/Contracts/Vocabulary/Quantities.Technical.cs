namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>The kit and its sensors.</summary>
    private static QuantityDefinition[] TechnicalEntries =>
    [
        Battery, BatteryVoltage, LinkQuality, SignalStrength, SensorFault, ReadErrors, CaseOpen, Undervoltage, Throttled, AgentTemperature,
        ProcessorLoad, MemoryFree, DiskFree, StorageWear, QueueDepth, ClockOffset, Uptime,
    ];

    /// <summary>Charge left in a battery.</summary>
    public static QuantityDefinition Battery { get; } = new()
    {
        Code = "battery",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "%",
        SenMlUnit = "%EL",
        Minimum = 0,
        Maximum = 100,
        UsualPeriod = TimeSpan.FromHours(12),
        French = "Charge de la batterie",
        English = "Battery charge",
    };

    /// <summary>Voltage of a battery.</summary>
    public static QuantityDefinition BatteryVoltage { get; } = new()
    {
        Code = "battery-voltage",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "V",
        SenMlUnit = "V",
        Minimum = 0,
        Maximum = 60,
        UsualPeriod = TimeSpan.FromHours(12),
        French = "Tension de la batterie",
        English = "Battery voltage",
    };

    /// <summary>Quality of a sensor’s radio link, as a share of the best its radio can report.</summary>
    public static QuantityDefinition LinkQuality { get; } = new()
    {
        Code = "link-quality",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "%",
        SenMlUnit = "/100",
        Minimum = 0,
        Maximum = 100,
        UsualPeriod = TimeSpan.FromHours(1),
        French = "Qualité de la liaison",
        English = "Link quality",
    };

    /// <summary>Strength of the radio signal received.</summary>
    public static QuantityDefinition SignalStrength { get; } = new()
    {
        Code = "signal-strength",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "dB[W]",
        SenMlUnit = "dBW",
        Minimum = -180,
        Maximum = 10,
        UsualPeriod = TimeSpan.FromHours(1),
        French = "Puissance du signal",
        English = "Signal strength",
    };

    /// <summary>1 while a sensor does not answer or reports an error of its own.</summary>
    public static QuantityDefinition SensorFault { get; } = new()
    {
        Code = "sensor-fault",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Technical,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Défaut du capteur",
        English = "Sensor fault",
    };

    /// <summary>Transfers, frames and values of a sensor that were refused or lost while reading went on, since this was told before; said when there are any.</summary>
    public static QuantityDefinition ReadErrors { get; } = new()
    {
        Code = "read-errors",
        Kind = QuantityKind.Count,
        Scope = QuantityScope.Technical,
        Unit = "1",
        SenMlUnit = "count",
        Minimum = 0,
        Maximum = 1e9,
        French = "Erreurs de lecture",
        English = "Read errors",
    };

    /// <summary>1 while the case of a sensor or of the kit is open.</summary>
    public static QuantityDefinition CaseOpen { get; } = new()
    {
        Code = "case-open",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Technical,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Boîtier ouvert",
        English = "Case open",
    };

    /// <summary>1 while the kit’s supply is too weak.</summary>
    public static QuantityDefinition Undervoltage { get; } = new()
    {
        Code = "undervoltage",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Technical,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Sous-tension",
        English = "Undervoltage",
    };

    /// <summary>1 while the kit’s processor slows itself down, being too warm or too weakly supplied.</summary>
    public static QuantityDefinition Throttled { get; } = new()
    {
        Code = "throttled",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Technical,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Processeur ralenti",
        English = "Processor slowed down",
    };

    /// <summary>Temperature of the kit’s processor.</summary>
    public static QuantityDefinition AgentTemperature { get; } = new()
    {
        Code = "agent-temperature",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "Cel",
        SenMlUnit = "Cel",
        Minimum = -40,
        Maximum = 125,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Température du kit",
        English = "Kit temperature",
    };

    /// <summary>Share of the kit’s processor in use.</summary>
    public static QuantityDefinition ProcessorLoad { get; } = new()
    {
        Code = "processor-load",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "%",
        SenMlUnit = "/100",
        Minimum = 0,
        Maximum = 100,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Charge du processeur",
        English = "Processor load",
    };

    /// <summary>Memory left to the kit.</summary>
    public static QuantityDefinition MemoryFree { get; } = new()
    {
        Code = "memory-free",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "By",
        SenMlUnit = "B",
        Minimum = 0,
        Maximum = 1e13,
        UsualPeriod = TimeSpan.FromHours(1),
        French = "Mémoire libre",
        English = "Memory free",
    };

    /// <summary>Disk space left to the kit.</summary>
    public static QuantityDefinition DiskFree { get; } = new()
    {
        Code = "disk-free",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "By",
        SenMlUnit = "B",
        Minimum = 0,
        Maximum = 1e15,
        UsualPeriod = TimeSpan.FromHours(1),
        French = "Espace disque libre",
        English = "Disk space free",
    };

    /// <summary>Share of its rated life that the kit’s storage has used, as it tells in steps of 10; 100 is all of it, or more.</summary>
    /// <remarks>JESD84-B51, DEVICE_LIFE_TIME_EST: eMMC tells it, most memory cards do not.</remarks>
    public static QuantityDefinition StorageWear { get; } = new()
    {
        Code = "storage-wear",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "%",
        SenMlUnit = "/100",
        Minimum = 0,
        Maximum = 100,
        UsualPeriod = TimeSpan.FromHours(1),
        French = "Usure du stockage",
        English = "Storage wear",
    };

    /// <summary>Packs waiting in the kit’s outbox.</summary>
    public static QuantityDefinition QueueDepth { get; } = new()
    {
        Code = "queue-depth",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "1",
        SenMlUnit = "count",
        Minimum = 0,
        Maximum = 1e9,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Paquets en attente",
        English = "Packs waiting",
    };

    /// <summary>The kit’s clock minus the time source’s, measured before it is set.</summary>
    public static QuantityDefinition ClockOffset { get; } = new()
    {
        Code = "clock-offset",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "s",
        SenMlUnit = "s",
        Minimum = -1e10,
        Maximum = 1e10,
        UsualPeriod = TimeSpan.FromHours(1),
        French = "Écart d’horloge",
        English = "Clock offset",
    };

    /// <summary>Time since the agent started.</summary>
    public static QuantityDefinition Uptime { get; } = new()
    {
        Code = "uptime",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Technical,
        Unit = "s",
        SenMlUnit = "s",
        Minimum = 0,
        Maximum = 1e10,
        UsualPeriod = TimeSpan.FromHours(1),
        French = "Durée de fonctionnement",
        English = "Uptime",
    };
}
