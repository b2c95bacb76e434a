using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgeingMonitor.Edge.Tests.Outbox;

/// <summary>
/// A disk that fails: a file layer (VFS) between SQLite and the operating system, put in through SQLite's own interface. Every write, truncation and fsync of the thread that armed it is counted, and the n-th
/// fails, alone or with all that follow. Other threads see the disk as it is.
/// </summary>
internal static unsafe class FailingDisk
{
    private const int Ok = 0;
    private const int Full = 13;
    private const int WriteError = 10 | (3 << 8);
    private const int SyncError = 10 | (4 << 8);
    private const int TruncateError = 10 | (6 << 8);

    [ThreadStatic]
    private static Plan? plan;
    private static Vfs* beneath;

    /// <summary>What is to fail on this thread; null for nothing.</summary>
    public static Plan? Armed
    {
        get => plan;
        set => plan = value;
    }

#pragma warning disable CA2255 // Before the first database is opened.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        SQLitePCL.Batteries_V2.Init();
        beneath = Find(null);
        var layer = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        *layer = *beneath;
        layer->Next = null;
        layer->Name = (byte*)Marshal.StringToCoTaskMemUTF8("failing");
        layer->Open = &Open;
        if (Register(layer, 1) != Ok)
        {
            throw new InvalidOperationException("SQLite did not take the file layer.");
        }
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static extern Vfs* Find(byte* name);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static extern int Register(Vfs* vfs, int makeDefault);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, OpenFile* file, int flags, int* flagsOut)
    {
        var result = beneath->Open(beneath, name, file, flags, flagsOut);
        if (result == Ok && file->Methods is not null)
        {
            // A few bytes a file, kept until the tests end.
            var methods = (Methods*)NativeMemory.AllocZeroed((nuint)sizeof(Methods));
            *methods = *file->Methods;
            methods->Beneath = file->Methods;
            methods->Write = &Write;
            methods->Truncate = &Truncate;
            methods->Sync = &Sync;
            file->Methods = methods;
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OpenFile* file, void* bytes, int count, long offset) =>
        plan?.Fails() == true ? plan.WriteCode : file->Methods->Beneath->Write(file, bytes, count, offset);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(OpenFile* file, long size) => plan?.Fails() == true ? TruncateError : file->Methods->Beneath->Truncate(file, size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(OpenFile* file, int flags) => plan?.Fails() == true ? SyncError : file->Methods->Beneath->Sync(file, flags);

    /// <summary>Which calls fail.</summary>
    /// <param name="first">The number of the first that does, from 1.</param>
    /// <param name="last">The number of the last.</param>
    /// <param name="isFull">Whether a write fails because the disk is full, and otherwise because it is broken.</param>
    internal sealed class Plan(int first, int last, bool isFull)
    {
        /// <summary>What a write that fails says.</summary>
        public int WriteCode { get; init; } = isFull ? Full : WriteError;

        /// <summary>Calls so far.</summary>
        public int Calls { get; private set; }

        public bool Fails() => ++Calls >= first && Calls <= last;
    }

#pragma warning disable CS0649 // SQLite fills them in.
    /// <summary>sqlite3_vfs, version 3 (sqlite3.h).</summary>
    private struct Vfs
    {
        public int Version;
        public int FileSize;
        public int LongestPath;
        public Vfs* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, OpenFile*, int, int*, int> Open;
        public fixed long Others[15];
    }

    /// <summary>sqlite3_io_methods, version 3, and where the real ones are.</summary>
    private struct Methods
    {
        public int Version;
        public void* Close;
        public void* Read;
        public delegate* unmanaged[Cdecl]<OpenFile*, void*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<OpenFile*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int> Sync;
        public fixed long Others[13];
        public Methods* Beneath;
    }

    /// <summary>sqlite3_file.</summary>
    private struct OpenFile
    {
        public Methods* Methods;
    }
#pragma warning restore CS0649
}
