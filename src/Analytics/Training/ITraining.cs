namespace AgeingMonitor.Analytics.Training;

/// <summary>Learns one model of the product from recordings.</summary>
public interface ITraining
{
    /// <summary>Name on the command line and of the files, such as <c>falls</c>.</summary>
    string Name { get; }

    /// <summary>What it learns, from which folders of the data, in a sentence or two.</summary>
    string Help { get; }

    /// <summary>Learns it. The same data and seed give the same bytes.</summary>
    /// <exception cref="InvalidDataException">The folder lacks what is needed; the message says what.</exception>
    Task<IReadOnlyList<ModelFile>> TrainAsync(string data, int seed, IProgress<string> progress, CancellationToken cancellationToken);
}
