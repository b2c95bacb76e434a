using Microsoft.AspNetCore.Identity;

namespace AgeingMonitor.Care;

/// <summary>Someone who signs in. <see cref="IdentityUser{TKey}.Id"/> is opaque and is the actor of journal entries; names stay in the care database.</summary>
public sealed class CareUser : IdentityUser
{
    /// <summary>As screens show it.</summary>
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>Language of the screens: <c>fr</c> (default) or <c>en</c>.</summary>
    public string Language { get; set; } = CareLanguages.French;

    /// <summary>The opaque id, so that a name cannot slip into a log.</summary>
    public override string ToString() => Id;
}
