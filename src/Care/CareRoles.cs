namespace AgeingMonitor.Care;

/// <summary>What people do. The names are used in sign-in, team memberships, configuration and docs.</summary>
public static class CareRoles
{
    /// <summary>Family or home carer.</summary>
    public const string Carer = "carer";

    /// <summary>Nurse.</summary>
    public const string Nurse = "nurse";

    /// <summary>Organises a team.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Installs and repairs kits.</summary>
    public const string Installer = "installer";

    /// <summary>Asks for cohort exports.</summary>
    public const string Researcher = "researcher";

    /// <summary>Runs the server: users, teams, settings. Sees no resident without a team.</summary>
    public const string Administrator = "administrator";

    /// <summary>Answers for personal data: reads the access log, carries out erasure.</summary>
    public const string PrivacyOfficer = "privacy-officer";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Carer, Nurse, Coordinator, Installer, Researcher, Administrator, PrivacyOfficer];
}
