using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors;

/// <summary>One sensor on its bus, pin, port or bridge. A driver reads, judges what cannot be, and hands on; who restarts it and what becomes of its readings is not its business.</summary>
public interface ISensorDriver
{
    /// <summary>What it can tell, for the kit's birth message.</summary>
    IReadOnlyList<QuantityDefinition> Quantities { get; }

    /// <summary>Starts the part, checks who it is, and reads until it is stopped. Each run begins anew: the part may have lost its power.</summary>
    /// <param name="output">Where readings go.</param>
    /// <param name="stop">Ends the run in good order.</param>
    /// <exception cref="SensorFaultException">The part does not answer as it should; the supervisor waits and runs the driver again.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task RunAsync(ISensorOutput output, CancellationToken stop);
}
