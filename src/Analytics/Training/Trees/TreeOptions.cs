namespace AgeingMonitor.Analytics.Training.Trees;

/// <summary>How boosted trees are grown.</summary>
public sealed record TreeOptions
{
    /// <summary>Seed of all that is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many trees.</summary>
    public int Trees { get; init; } = 200;

    /// <summary>Leaves of a tree.</summary>
    public int Leaves { get; init; } = 15;

    /// <summary>Rows that a leaf holds at least.</summary>
    public int RowsPerLeaf { get; init; } = 10;

    /// <summary>Step of each tree.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Share of the features that a tree may use.</summary>
    public double FeatureShare { get; init; } = 0.7;

    /// <summary>Share of the rows that a tree is grown on.</summary>
    public double RowShare { get; init; } = 0.8;
}
