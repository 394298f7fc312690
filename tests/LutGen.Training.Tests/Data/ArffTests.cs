using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public sealed class ArffTests : IDisposable
{
    private const string Header = "% jets\n@RELATION 'hls4ml'\n\n@ATTRIBUTE zlogz REAL\n@attribute 'c1 b0' numeric\n@ATTRIBUTE kind {'a b', c}\n@ATTRIBUTE class {g, q, w}\n\n@DATA\n";

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("jets.arff")]
    [InlineData("jets.arff.gz")]
    public void Columns_and_classes_come_from_the_declarations(string name)
    {
        string path = _folder.Write(name, Header + "-1.5,2e-3,'a b',w\n% a comment\n0, 1, c, g\n");
        Dataset data = DatasetCatalog.Find(path).LoadMeasured();
        Assert.Equal(["zlogz", "c1 b0", "kind=c"], data.Schema.Columns!.Select(column => column.ToString()));
        Assert.Equal(["g", "q", "w"], data.Schema.ClassNames!);
        Assert.Equal([2, 0], data.Labels);
        Assert.Equal([-1.5f, 2e-3f, 0], data.Features(0));
        Assert.Equal([0, 1, 1], data.Features(1));
    }

    [Fact]
    public void A_fifth_of_the_rows_is_for_testing()
    {
        _folder.Write("jets.arff", Header + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},0,c,{"gq"[i % 2]}\n")));
        FoundDataset found = DatasetCatalog.Find(_folder.Root);
        Assert.Equal((40, 10, 5), (found.LoadTrain().Count, found.LoadTest().Count, found.LoadTest().Labels.Sum()));
        Assert.Equal("jets, 20 % held out by seed 1", found.LoadTest().Name);
    }

    [Theory]
    [InlineData("", "has no line @data")]
    [InlineData("@data\n", "has no class, expected a nominal attribute")]
    [InlineData("@attribute a real\n@attribute b real\n@data\n1,2\n", "has no class")]
    [InlineData("hello\n", ":1: is no declaration")]
    [InlineData("@attribute\n", ":1: expected @attribute NAME TYPE")]
    [InlineData("@attribute a date\n@attribute class {x,y}\n@data\n", "attribute a is of type 'date'")]
    [InlineData(Header, "has a header but no samples")]
    [InlineData(Header + "1,2,c\n", ":10: 3 columns, expected 4")]
    [InlineData(Header + "1,2,c,g\n?,2,c,g\n", ":11: '?' in column zlogz is a missing value")]
    [InlineData(Header + "1,nan,c,g\n", ":10: 'nan' in column c1 b0 is not a")]
    [InlineData(Header + "1,2,d,g\n", ":10: 'd' in column kind is not one of the 2 names")]
    [InlineData(Header + "1,2,c,z\n", ":10: 'z' in column class is not a class, expected one of g, q, w")]
    [InlineData(Header + "{1 2}\n", ":10: 1 columns, expected 4")]
    public void A_bad_file_is_refused_with_the_line_and_the_value(string text, string problem) =>
        _folder.AssertRefused(() => DatasetCatalog.Find(_folder.Write("bad.arff", text)).LoadMeasured(), "bad.arff", problem);
}
