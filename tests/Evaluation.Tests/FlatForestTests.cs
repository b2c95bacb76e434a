using AgeingMonitor.Analytics.Training;
using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Evaluation.Tests;

public sealed class FlatForestTests
{
    private static readonly TreeOptions Small = new() { Trees = 40, Leaves = 8, RowsPerLeaf = 5 };

    [Fact]
    public void Score_OfEveryRow_IsThatOfTheTrainer()
    {
        var table = Table(1);
        var (forest, scores) = BoostedTrees.TrainBoth(table, Small);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            Assert.Equal(scores[i], forest.Score(table.Rows[i]), 1e-5f);
        }

        Assert.True(Enumerable.Range(0, table.Rows.Count).Average(i => (forest.Probability(table.Rows[i]) > 0.5) == table.Labels[i] ? 1 : 0) > 0.9);
    }

    [Fact]
    public void Train_TwiceWithOneSeed_GivesTheSameBytes() =>
        Assert.Equal(FlatForestFile.Write(BoostedTrees.Train(Table(2), Small)), FlatForestFile.Write(BoostedTrees.Train(Table(2), Small)));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var bytes = FlatForestFile.Write(BoostedTrees.Train(Table(3), Small));
        Assert.Equal(bytes, FlatForestFile.Write(FlatForestFile.Read(bytes)));
    }

    [Fact]
    public void Read_Rubbish_IsRefusedInWords()
    {
        var bytes = FlatForestFile.Write(BoostedTrees.Train(Table(4), Small));
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var damaged = bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length).ToArray();
            for (var j = random.Next(1, 4); j > 0 && damaged.Length > 0; j--)
            {
                damaged[random.Next(Math.Min(damaged.Length, random.Next(2) == 0 ? 60 : damaged.Length))] = (byte)random.Next(256);
            }

            try
            {
                FlatForestFile.Read(damaged).Score(new float[3]);
            }
            catch (InvalidDataException)
            {
            }
            catch (ArgumentException e) when (e.ParamName == "row")
            {
            }
        }
    }

    [Fact]
    public void Model_WithAnothersCard_IsRefused()
    {
        var forest = BoostedTrees.Train(Table(6), Small);
        var card = $$"""{"name":"x","version":1,"sha256":"{{new string('0', 64)}}","trained":"2026-01-01","seed":1,"command":"","features":["a","b","c"],"threshold":0,"trainedOn":[],"split":"","metrics":{},"intendedUse":"","limits":""}""";
        var fault = Assert.Throws<InvalidDataException>(() => TrainedModel.From(FlatForestFile.Write(forest), System.Text.Encoding.UTF8.GetBytes(card)));
        Assert.Contains("not the one that its card describes", fault.Message, StringComparison.Ordinal);
    }

    private static TrainingTable Table(int seed)
    {
        var random = new Random(seed);
        var table = new TrainingTable(["a", "b", "c"]);
        for (var i = 0; i < 400; i++)
        {
            float[] row = [random.NextSingle(), random.NextSingle(), random.NextSingle() * 100];
            table.Add("p" + (i % 7), row, (row[0] > 0.4f && row[1] < 0.7f) || row[2] > 90);
        }

        return table;
    }
}
