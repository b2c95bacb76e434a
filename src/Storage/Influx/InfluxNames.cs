namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// The names in the database. A series of observations is measurement = quantity's code (letters, digits, hyphens) with tags kit and sensor; the ledger's measurements have an underscore,
/// which no quantity has. Described with reasons in docs/storage.md.
/// </summary>
internal static class InfluxNames
{
    /// <summary>One point a pack, at the time "sequence number, in nanoseconds": unique within kit, boot and lane, and read in order. Holds the whole head.</summary>
    public const string Ledger = "pack_ledger";

    /// <summary>One point a pack, at its seal: finds the ledger's entries by time.</summary>
    public const string Seals = "pack_seal";

    /// <summary>The same for the few packs that reach back further than a day.</summary>
    public const string WideSeals = "pack_seal_wide";

    /// <summary>Every measurement that holds observations, as InfluxQL's regular expression.</summary>
    public const string AllQuantities = "/^[a-z0-9-]+$/";

    public const string Kit = "kit";
    public const string Sensor = "sensor";
    public const string Boot = "boot";
    public const string Lane = "lane";

    public const string Value = "value";
    public const string Text = "text";
    public const string Pack = "pack";

    /// <summary>The one field of the ledger, and of its points at the seals.</summary>
    public const string Head = "head";
    public const string Entry = "entry";
}
