using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>A real pair of terminals of the kernel: the test holds one end, a driver opens the other as a serial port.</summary>
public sealed partial class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private readonly FileStream stream;

    public PseudoTerminal()
    {
        var descriptor = OpenMaster(ReadWrite | NoControllingTerminal);
        Assert.SkipWhen(descriptor < 0 || Grant(descriptor) != 0 || Unlock(descriptor) != 0, "This machine gives no pseudo-terminals.");
        var name = new byte[64];
        Assert.Equal(0, NameOf(descriptor, name, name.Length));
        Port = System.Text.Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0));
        stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>Path of the driver's end.</summary>
    public string Port { get; }

    /// <summary>Sends to the driver.</summary>
    public void Send(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    /// <summary>What the driver has sent; waits for it half a minute.</summary>
    public async Task<byte[]> ReceiveAsync(int count)
    {
        var bytes = new byte[count];
        await Task.Run(() => stream.ReadExactly(bytes)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return bytes;
    }

    public void Dispose() => stream.Dispose();

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int Grant(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int Unlock(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    private static partial int NameOf(int descriptor, byte[] name, nint length);
}
