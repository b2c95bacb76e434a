using System.Buffers.Binary;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;

namespace AgeingMonitor.Edge.Tests.Sensors.Ble;

/// <summary>Numbers in recorded IEEE 11073-20601 messages: the same encoding as over the air, the high byte first. Where they stand is by that standard's data reports; what they mean, by what the senders show.</summary>
public sealed class RecordedNumberTests
{
    [Theory]
    [InlineData("blood_pressure/roiv_mds_note_scan_report_mp_fixed.bin", 0x2C, 113)]
    [InlineData("blood_pressure/roiv_mds_note_scan_report_mp_fixed.bin", 0x2E, 71)]
    [InlineData("blood_pressure/roiv_mds_note_scan_report_mp_fixed.bin", 0x30, 85)]
    [InlineData("pulse_oximeter/pulse_oximeter_buf_scan_report_fixed.bin", 0x22, 98)]
    [InlineData("pulse_oximeter/pulse_oximeter_buf_scan_report_fixed.bin", 0x30, 72)]
    [InlineData("weighing_scale/data_report.bin", 0x78, 8)]
    public void ShortNumber_InARecordedMessage_IsWhatWasMeasured(string file, int offset, double value) =>
        Assert.Equal(value, MedicalNumber.Short(BinaryPrimitives.ReadUInt16BigEndian(Message(file).AsSpan(offset))));

    [Theory]
    [InlineData(0x28, 79.6)]
    [InlineData(0x38, 171.0)]
    [InlineData(0x48, 27.2)]
    [InlineData(0x58, 25.7)]
    [InlineData(0x68, 1695000)]
    public void LongNumber_InARecordedMessage_IsWhatWasMeasured(int offset, double value) =>
        Assert.Equal(value, MedicalNumber.Long(BinaryPrimitives.ReadUInt32BigEndian(Message("weighing_scale/data_report.bin").AsSpan(offset))));

    private static byte[] Message(string file) => File.ReadAllBytes(Path.Combine(SharedData.Require("ieee11073-apdu"), "apdu", file));
}
