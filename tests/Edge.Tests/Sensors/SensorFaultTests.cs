using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class SensorFaultTests
{
    [Fact]
    public void Fault_WithoutAKind_IsStuck() => Assert.Equal(SensorFault.Stuck, new SensorFaultException("frozen").Fault);

    [Fact]
    public void Fault_OfAKind_KeepsItAndItsCause()
    {
        var cause = new IOException("error 121");
        var fault = new SensorFaultException(SensorFault.Absent, "nothing at 0x18", cause);
        Assert.Equal((SensorFault.Absent, cause), (fault.Fault, fault.InnerException));
    }
}
