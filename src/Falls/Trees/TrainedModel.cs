using System.Reflection;

namespace AgeingMonitor.Falls.Trees;

/// <summary>A model and its card, checked against each other. Files <c>&lt;name&gt;.trees</c> and <c>&lt;name&gt;.card.json</c>, in a folder or built into an assembly as <c>models/&lt;file&gt;</c>.</summary>
/// <param name="Forest">The trees.</param>
/// <param name="Card">What is known of them.</param>
public sealed record TrainedModel(FlatForest Forest, ModelCard Card)
{
    /// <summary>How the file of trees ends.</summary>
    public const string TreesEnding = ".trees";

    /// <summary>How the card's file ends.</summary>
    public const string CardEnding = ".card.json";

    /// <summary>A model that is built into an assembly.</summary>
    /// <exception cref="InvalidDataException">It is not there, or the two files do not belong together.</exception>
    public static TrainedModel BuiltInto(Assembly assembly, string name) => From(Resource(assembly, name + TreesEnding), Resource(assembly, name + CardEnding));

    /// <summary>A model in a folder.</summary>
    /// <exception cref="IOException">A file is not there.</exception>
    /// <exception cref="InvalidDataException">The two files do not belong together, or one is damaged.</exception>
    public static TrainedModel InFolder(string folder, string name) => From(File.ReadAllBytes(Path.Combine(folder, name + TreesEnding)), File.ReadAllBytes(Path.Combine(folder, name + CardEnding)));

    /// <summary>Puts the two files together.</summary>
    /// <exception cref="InvalidDataException">They do not belong together, or one is damaged; the message says which.</exception>
    public static TrainedModel From(ReadOnlySpan<byte> trees, ReadOnlySpan<byte> card)
    {
        var read = ModelCard.Read(card);
        var hash = FlatForestFile.HashOf(trees);
        if (!string.Equals(hash, read.Sha256, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The model '{read.Name}' is not the one that its card describes: its hash is {hash}, the card says {read.Sha256}.");
        }

        var forest = FlatForestFile.Read(trees);
        return forest.Features == read.Features.Count
            ? new(forest, read)
            : throw new InvalidDataException($"The model '{read.Name}' has {forest.Features} features, its card names {read.Features.Count}.");
    }

    private static byte[] Resource(Assembly assembly, string file)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream("models/" + file) ?? throw new InvalidDataException($"No model file '{file}' is built into {assembly.GetName().Name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
