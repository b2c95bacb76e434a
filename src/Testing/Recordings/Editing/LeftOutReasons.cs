namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>Why messages, or records inside of them, are left out of an edited recording; said to people.</summary>
internal static class LeftOutReasons
{
    public const string Undecodable = "cannot be decoded";
    public const string Filtered = "filtered";
    public const string CannotEncode = "cannot be encoded again within the limits of the wire";
    public const string RefusedRecords = "records that the decoder refuses";
    public const string FreeText = "observations of free text";
    public const string ForeignKit = "of kits that the manifest does not name";
    public const string OutsideTime = "outside of the time";
    public const string Repeat = "in more than one input";
}
