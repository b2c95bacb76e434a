using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Edge.Agent.Enrolment;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Edge.Tests.Enrolment;

/// <summary>A kit and a server, each with its folder and its clock.</summary>
[Collection(OpenDoor.Name)]
public abstract class EnrolmentSuite(OpenDoor door) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("ageing-edge-").FullName;

    protected KitId Kit { get; } = KitId.New();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The server's clock, and the kit's where it is set.</summary>
    protected FakeTimeProvider Clock => door.Clock;

    private protected Door Server => door.Server;

    protected string Data => Path.Combine(folder, "kit");

    protected StringWriter Output { get; } = new();

    protected StringWriter Errors { get; } = new();

    public async ValueTask InitializeAsync() => await Server.Kits.CreateAsync(Kit, null, "box 7", "installer", Cancellation);

    public ValueTask DisposeAsync()
    {
        Output.Dispose();
        Errors.Dispose();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected string FolderOf(string name) => Path.Combine(folder, name);

    protected string FileOf(string name) => Path.Combine(Data, "identity", name);

    /// <summary>Opens a window; what its label says.</summary>
    protected async Task<EnrolmentLabel> OpenAsync() =>
        (await Server.Kits.FindDoorAsync(Cancellation))!.LabelOf((await Server.Kits.OpenAsync(Kit, IKitRegistry.DefaultWindow, "installer", Cancellation))!);

    /// <summary>Runs the command with a label; its exit code.</summary>
    protected Task<int> EnrolAsync(EnrolmentLabel label, TimeProvider? clock = null) => RunAsync(clock, "--label", label.Text, "--data", Data);

    protected Task<int> RunAsync(TimeProvider? clock, params string[] arguments) => EnrolCommand.RunAsync(arguments, Output, Errors, clock ?? Clock, Cancellation);
}
