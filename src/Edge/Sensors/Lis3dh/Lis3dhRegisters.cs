namespace AgeingMonitor.Edge.Sensors.Lis3dh;

/// <summary>Registers of the LIS3DH (ST DocID17530, section 8; AN3308 for the FIFO).</summary>
internal static class Lis3dhRegisters
{
    public const byte WhoAmI = 0x0F;
    public const byte Identity = 0x33;

    /// <summary>Rate in bits 7 to 4, low power in bit 3, axes in bits 2 to 0.</summary>
    public const byte Control1 = 0x20;

    /// <summary>Block data update bit 7, full scale bits 5 to 4, high resolution bit 3.</summary>
    public const byte Control4 = 0x23;

    /// <summary>Reload trimming bit 7, FIFO on bit 6.</summary>
    public const byte Control5 = 0x24;
    public const byte Reboot = 0x80;
    public const byte FifoOn = 0x40;

    public const byte FirstOutput = 0x28;
    public const byte FifoControl = 0x2E;
    public const byte Bypass = 0x00;
    public const byte Streaming = 0x80;

    public const byte FifoSource = 0x2F;
    public const byte Overrun = 0x40;
    public const byte LevelMask = 0x1F;
    public const int FifoDepth = 32;

    /// <summary>To be set in the register address for the part to move on from one register to the next; without it a burst reads the same byte over and over.</summary>
    public const byte MoveOn = 0x80;

    public static byte RateBits(int hertz) => hertz == 100 ? (byte)0x50 : (byte)0x40;

    public static byte ScaleBits(int rangeG) => rangeG switch { 2 => 0x00, 4 => 0x10, 8 => 0x20, _ => 0x30 };

    /// <summary>g per digit in high resolution; at 16 g it is 12 mg, not 8.</summary>
    public static double PerDigit(int rangeG) => rangeG switch { 2 => 0.001, 4 => 0.002, 8 => 0.004, _ => 0.012 };
}
