namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Why a message or a record was refused: the names used in quarantine, metrics and documents. A name never changes its meaning.</summary>
public static class WireReasons
{
    /// <summary>The payload is larger than <see cref="WireLimits.MaxMessageBytes"/>.</summary>
    public const string TooLarge = "too-large";

    /// <summary>More records than <see cref="WireLimits.MaxRecords"/>.</summary>
    public const string TooManyRecords = "too-many-records";

    /// <summary>The bytes are not well-formed CBOR or JSON of the expected shape.</summary>
    public const string Malformed = "malformed";

    /// <summary>The content type is neither of the two that are spoken.</summary>
    public const string ContentType = "content-type";

    /// <summary>No record, or nothing usable, in the message.</summary>
    public const string Empty = "empty";

    /// <summary>A SenML version that is not understood, or two versions in one pack.</summary>
    public const string Version = "version";

    /// <summary>An unknown field that must be understood: its label ends in <c>_</c>.</summary>
    public const string MandatoryField = "mandatory-field";

    /// <summary>A field that stands twice in one record.</summary>
    public const string DuplicateField = "duplicate-field";

    /// <summary>A field of the wrong type.</summary>
    public const string FieldType = "field-type";

    /// <summary>A name that is empty, too long, or has characters outside RFC 8428 section 4.5.1.</summary>
    public const string Name = "name";

    /// <summary>A text or block that is too long or not valid UTF-8 or base64.</summary>
    public const string Text = "text";

    /// <summary>None or several of v, vs, vb, vd where exactly one is due.</summary>
    public const string ValueCount = "value-count";

    /// <summary>A number that is not finite.</summary>
    public const string NotFinite = "not-finite";

    /// <summary>A time that is out of range, or missing where the pack is numbered.</summary>
    public const string Time = "time";

    /// <summary>The base name is that of another kit.</summary>
    public const string ForeignKit = "foreign-kit";

    /// <summary>A pack record (<c>pack/…</c>) that is missing, double or out of range.</summary>
    public const string PackRecord = "pack-record";

    /// <summary>A numbered pack that says to be older than an observation inside.</summary>
    public const string SealedEarly = "sealed-early";

    /// <summary>Observations on a lane that carries none.</summary>
    public const string Lane = "lane";

    /// <summary>The quantity is not in the catalogue.</summary>
    public const string UnknownQuantity = "unknown-quantity";

    /// <summary>The unit is missing, unknown, or measures something else.</summary>
    public const string Unit = "unit";

    /// <summary>A number where the catalogue wants a text, or the other way round, or a text that is not among the listed ones.</summary>
    public const string ValueKind = "value-kind";

    /// <summary>A number outside the plausible range of the catalogue.</summary>
    public const string Implausible = "implausible";

    /// <summary>A waveform's block that cannot be read.</summary>
    public const string Waveform = "waveform";
}
