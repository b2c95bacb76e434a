using AgeingMonitor.Contracts.Enrolment;

namespace AgeingMonitor.Care.Kits;

/// <summary>Where kits enrol, and by what they know the server.</summary>
/// <param name="Server">Address, <c>https://host:port</c>.</param>
/// <param name="Pin">Pin of the root certificate.</param>
public sealed record EnrolmentDoor(Uri Server, RootPin Pin)
{
    /// <summary>What a label says.</summary>
    public EnrolmentLabel LabelOf(OpenedWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new EnrolmentLabel(Server, window.Kit, window.Code, Pin);
    }
}
