namespace AgeingMonitor.Testing.Recordings.Editing.Anonymising;

/// <summary>How a recording is anonymised.</summary>
public sealed record AnonymiseOptions
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int MinKeyBytes = 16;

    /// <summary>
    /// The key that new ids and the shift in time are derived by, at least <see cref="MinKeyBytes"/> bytes. The same key gives the same ids and the same shift again, so that several recordings of one home still belong
    /// together; whoever holds it can find a known id again. No default: draw 32 random bytes and forget them where neither is wanted.
    /// </summary>
    public required ReadOnlyMemory<byte> Key { get; init; }

    /// <summary>
    /// Whether no other recording is anonymised with this key. The shift may then be one at which the clocks of the home stand as they did, which another recording would not have. Default false: one shift for all of the key.
    /// </summary>
    public bool StandsAlone { get; init; }

    /// <summary>Name of the new recording, 1 to 64 characters. Default null: <c>anonymised-</c> and eight characters derived by the key.</summary>
    public string? Name { get; init; }

    /// <summary>Provenance of the new recording; a licence that asks for attribution is named here again. Default null: a neutral sentence.</summary>
    public string? Provenance { get; init; }
}
