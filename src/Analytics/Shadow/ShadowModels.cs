using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Shadow;

/// <summary>The models that run as shadows, each checked against its card and against what the product gives it. Immutable, safe to share.</summary>
public sealed class ShadowModels
{
    private const string RoutineName = "routine";
    private const string AgitationName = "agitation";

    internal ShadowModels()
    {
    }

    /// <summary>Names of the models that can have a shadow.</summary>
    public static IReadOnlyList<string> Names { get; } = [FallModel.Name, AgitationName, RoutineName];

    internal TrainedModel? Falls { get; init; }

    internal TrainedModel? Agitation { get; init; }

    internal RoutineModel? Routine { get; init; }

    /// <summary>Reads the models that are named; null when there is none.</summary>
    /// <exception cref="InvalidDataException">One cannot be a shadow; the message names every file that is wrong, and why.</exception>
    public static ShadowModels? Load(ShadowOptions options, AlarmBudget budget)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(budget);
        var faults = new List<string>();
        var models = new ShadowModels
        {
            Falls = Try(FallModel.Name, options.Falls, path => Trees(path, FallModel.Name, FallFeatures.Names), faults),
            Agitation = Try(AgitationName, options.Agitation, path => Fitting(Trees(path, AgitationName, AgitationRows.Names), budget), faults),
            Routine = Try(RoutineName, options.Routine, path => Fitting(RoutineModel.Read(File.ReadAllBytes(path), File.ReadAllBytes(CardOf(path))), budget), faults),
        };
        return faults.Count > 0 ? throw new InvalidDataException(string.Join(" ", faults)) : models is { Falls: null, Agitation: null, Routine: null } ? null : models;
    }

    /// <summary>Reads one model, whichever its card says that it is.</summary>
    /// <exception cref="InvalidDataException">It cannot be a shadow; the message says why.</exception>
    public static ShadowModels Load(string path, AlarmBudget budget)
    {
        var name = NameIn(path);
        return Load(
            new ShadowOptions { Falls = name == FallModel.Name ? path : null, Agitation = name == AgitationName ? path : null, Routine = name == RoutineName ? path : null },
            budget)!;
    }

    /// <summary>The score at which a shadow of agitation would list: by its own table, or its card's threshold where it has none.</summary>
    internal static double LimitOf(TrainedModel model, AlarmBudget budget) =>
        model.Card.Calibration is null ? model.Card.Threshold : model.Card.ThresholdFor(budget.OfList(DayFlagDetectors.Agitation));

    private static T? Try<T>(string name, string? path, Func<string, T> read, List<string> faults)
        where T : class
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        try
        {
            return read(path);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            faults.Add($"{ShadowOptions.Section}:{name}: '{path}' cannot run as a shadow: {e.Message}");
            return null;
        }
    }

    private static TrainedModel Trees(string path, string name, IReadOnlyList<string> features)
    {
        var model = TrainedModel.From(File.ReadAllBytes(path), File.ReadAllBytes(CardOf(path)));
        return model.Card.Name != name
            ? throw new InvalidDataException($"its card says that it is a model of '{model.Card.Name}', not of '{name}'.")
            : !model.Card.Features.SequenceEqual(features)
                ? throw new InvalidDataException($"its card names {model.Card.Features.Count} features that are not the {features.Count} of this program, in their order.")
                : model;
    }

    private static TrainedModel Fitting(TrainedModel model, AlarmBudget budget) => double.IsFinite(LimitOf(model, budget)) ? model : throw new InvalidDataException("its threshold is no number.");

    private static RoutineModel Fitting(RoutineModel model, AlarmBudget budget) => model.Card!.Name != RoutineName
        ? throw new InvalidDataException($"its card says that it is a model of '{model.Card.Name}', not of '{RoutineName}'.")
        : model.Card.Calibration is not { Count: > 1 }
            ? throw new InvalidDataException("its card has no table of limits of lasting changes: learn it again with 'ageing train routine'.")
            : double.IsFinite(RoutineLimits.Of(budget, model).Change) ? model : throw new InvalidDataException("its limit of lasting changes is no number.");

    private static string NameIn(string path)
    {
        var card = CardOf(path);
        try
        {
            var name = ModelCard.Read(File.ReadAllBytes(card)).Name;
            return Names.Contains(name) ? name : throw new InvalidDataException($"'{path}': a model of '{name}' cannot run as a shadow. These can: {string.Join(", ", Names)}.");
        }
        catch (IOException e)
        {
            throw new InvalidDataException($"'{path}': its card cannot be read: {e.Message}", e);
        }
    }

    private static string CardOf(string path) => Path.ChangeExtension(path, null) + TrainedModel.CardEnding;
}
