using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public sealed class CsvTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_column_of_names_becomes_a_feature_for_each_name_and_names_are_kept()
    {
        Dataset data = All("colour,size,class\nred,1.5,yes\ngreen,2,no\n?,-1,yes\n\"light, blue\",3,no\n");
        Assert.Equal(["colour=?", "colour=green", "colour=light, blue", "colour=red", "size"], data.Schema.Columns!.Select(column => column.ToString()));
        Assert.Equal([FeatureKind.Category, FeatureKind.Real], [data.KindOf(3), data.KindOf(4)]);
        Assert.Equal([0, 0, 0, 1, 1.5f], data.Features(0));
        Assert.Equal([1, 0, 0, 0, -1], data.Features(2));
        Assert.Equal(["no", "yes"], data.Schema.ClassNames!);
        Assert.Equal([1, 0, 1, 0], data.Labels);
    }

    [Fact]
    public void Two_names_need_one_feature_only()
    {
        Dataset data = All("sex,class\nMale,0\nFemale,1\n");
        Assert.Equal("sex=Male", Assert.Single(data.Schema.Columns!).ToString());
        Assert.Equal([1f, 0f], [data[0, 0], data[1, 0]]);
        Assert.Null(data.Schema.ClassNames);
    }

    [Fact]
    public void Whole_numbers_up_to_255_are_kept_in_bytes_and_others_are_not()
    {
        Dataset small = All("a,b,class\n0,255,0\n1,2,1\n"), large = All("a,b,class\n0,256,0\n1,2,1\n");
        Assert.Equal((true, FeatureKind.Integer), (small.HoldsBytes, small.KindOf(1)));
        Assert.Equal((false, FeatureKind.Integer), (large.HoldsBytes, large.KindOf(1)));
        Assert.Equal([0f, 256f, 1f, 2f], [.. large.Features(0), .. large.Features(1)]);
    }

    [Theory]
    [InlineData("1,2,3", new[] { 0, 1, 2 }, "1 2 3")]
    [InlineData("7,10,1.0", new[] { 1, 2, 0 }, "1 7 10")]
    [InlineData("0,1,2", new[] { 0, 1, 2 }, null)]
    [InlineData("-1,1,-1", new[] { 0, 1, 0 }, "-1 1")]
    [InlineData("b,A,a", new[] { 2, 0, 1 }, "A a b")]
    public void Labels_become_classes_in_the_order_of_numbers_or_names(string labels, int[] classes, string? names)
    {
        Dataset data = All("a,class\n" + string.Concat(labels.Split(',').Select(label => $"1,{label}\n")), classes: null);
        Assert.Equal(classes, data.Labels);
        Assert.Equal(names, data.Schema.ClassNames is { } kept ? string.Join(' ', kept) : null);
    }

    [Fact]
    public void Whole_numbers_are_classes_as_they_are_where_the_model_has_such_classes()
    {
        Assert.Equal([1, 1], All("a,class\n1,1\n1,1\n", classes: 3).Labels);
        Assert.Equal([0, 2, 1], All("a,class\n1,1\n1,3\n1,2\n", classes: 3).Labels);
        Refused("a,class\n", "has a header but no samples", classes: 3);
        Refused("a,class\n1,1\n1,3\n", "expected 0 to 2, or 3 different ones", classes: 3);
    }

    [Theory]
    [InlineData("", "is empty, expected a header line")]
    [InlineData("class\n", ":1: the header has one column")]
    [InlineData("a,class\n", "has a header but no samples")]
    [InlineData("1,2.5\n1,0\n", ":1: the first line has nothing but numbers")]
    [InlineData("a,b,class\n0,1,1\n0,1\n", ":3: 2 columns, expected 3 as in the header")]
    [InlineData("a,b,class\n0,1,1\n\n0,1,1,1\n", ":4: 4 columns, expected 3")]
    [InlineData("a,class\n1,0\n2,1\nx,1\n", ":4: 'x' in column a is not a number")]
    [InlineData("a,class\n1,0\n?,1\n", ":3: '?' in column a is a missing value, expected a number")]
    [InlineData("a,class\n1,0\n,1\n", ":3: '' in column a is a missing value")]
    [InlineData("a,class\n1,0\nNaN,1\n", ":3: 'NaN' in column a is not a finite number")]
    [InlineData("a,class\n1,0\n1e99,1\n", ":3: '1e99' in column a is not a finite number")]
    [InlineData("a,class\n1,0\n2,0.5\n", ":3: '0.5' in the last column is not a class")]
    [InlineData("a,class\n1,0\n2,?\n", ":3: '?' in the last column is not a class")]
    [InlineData("a,class\n1,0\n2,0\n", "all samples have the class '0', expected at least two")]
    [InlineData("a,class\n\"1,0\n2,1\n", ":2: quotes do not match")]
    [InlineData("a,class\n\"1\"x,0\n2,1\n", ":2: quotes do not match")]
    public void A_bad_file_is_refused_with_the_line_and_the_value(string text, string problem) => Refused(text, problem, classes: null);

    [Fact]
    public void A_column_of_too_many_names_is_refused() =>
        Refused("id,class\n" + string.Concat(Enumerable.Range(0, 1100).Select(i => $"x{i},{i % 2}\n")), "column id has more than 1024 different texts", null);

    [Fact]
    public void A_line_without_end_is_refused() =>
        Refused("a,class\n1,0\n" + new string('1', 3 << 20), ":3: quotes do not match, or the line has more than 1048576 bytes", null);

    [Theory]
    [InlineData("set.train.csv", "set.test.csv")]
    [InlineData("set.tra.csv.gz", "set.tes.csv")]
    public void The_test_file_is_read_with_the_names_of_the_training_file(string train, string test)
    {
        _folder.Write(train, "c,class\nx,1\ny,2\nz,1\n");
        string testFile = _folder.Write(test, "c,class\nz,2\n");
        foreach (string path in new[] { _folder["set"], _folder.Root, testFile })
        {
            FoundDataset found = DatasetCatalog.Find(path);
            Assert.Equal(("set", 3), (found.Name, found.LoadTrain().Count));
            Assert.Equal([0f, 0f, 1f], found.LoadTest().Features(0));
            Assert.Equal([1], found.LoadMeasured().Labels);
        }

        _folder.Write(test, "c,class\nx,1\nw,2\n");
        _folder.AssertRefused(() => DatasetCatalog.Find(testFile).LoadTest(), test, ":3", "'w' in column c is not one of the 3 names", "x, y, z");
        _folder.Write(test, "c,class\nx,3\n");
        _folder.AssertRefused(() => DatasetCatalog.Find(testFile).LoadTest(), ":2", "'3' in column class is not a class, expected one of 1, 2");
        _folder.Write(test, "c,d,class\nx,1,1\n");
        _folder.AssertRefused(() => DatasetCatalog.Find(testFile).LoadTest(), "has 3 columns; expected 2");
    }

    [Fact]
    public void One_file_is_split_by_class_and_the_name_says_how()
    {
        string path = _folder.Write("t.csv", "a,class\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i},{(i < 80 ? 0 : 1)}\n")));
        FoundDataset found = DatasetCatalog.Find(path);
        Assert.Equal((80, 20, 4), (found.LoadTrain().Count, found.LoadTest().Count, found.LoadTest().Labels.Sum()));
        Assert.Equal("t, 20 % held out by seed 1", found.LoadTrain().Name);
        Assert.Equal(("t.csv", 100), (found.LoadMeasured().Name, found.LoadMeasured().Count));
        Assert.Equal(20, DatasetCatalog.Find(_folder["t"]).LoadMeasured().Count);
        Assert.Equal(50, DatasetCatalog.Find(path, null, new SplitOptions(0.5, 7)).LoadTest().Count);
    }

    [Fact]
    public void Letters_are_split_behind_the_first_16000_rows_unless_another_way_is_asked_for()
    {
        string path = _folder.Write("letter.csv", "a,class\n" + string.Concat(Enumerable.Range(0, 16_010).Select(i => $"{i % 16},{i % 26}\n")));
        FoundDataset found = DatasetCatalog.Find(path);
        Assert.Equal((16_000, 10), (found.LoadTrain().Count, found.LoadTest().Count));
        Assert.Equal("letter, rows after the first 16000 held out", found.LoadTest().Name);
        FoundDataset drawn = DatasetCatalog.Find(path, null, new SplitOptions(Customary: false));
        Assert.Equal(3202, drawn.LoadTest().Count);
        Assert.Equal((false, true), (found.DrawsTestSamples, drawn.DrawsTestSamples));
    }

    [Fact]
    public void Repeated_flows_stay_together_and_what_gives_the_label_away_is_left_out()
    {
        string path = _folder.Write("UNSW_NB15_part.csv", "id,dur,attack_cat,label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{i % 20}.5,{(i % 2 == 0 ? "Normal" : "DoS")},{i % 2}\n")));
        FoundDataset found = DatasetCatalog.Find(path);
        Assert.Equal(["dur"], found.LoadTrain().Schema.Columns!.Select(column => column.ToString()));
        Assert.Equal((48, 12), (found.LoadTrain().Count, found.LoadTest().Count));
        Assert.Equal(4, EqualRows.GroupOf(found.LoadTest()).Distinct().Count());
    }

    [Fact]
    public void The_census_files_are_read_as_they_were_published()
    {
        const string Row = "25, Private, 226802, 11th, 7, Never-married, Sales, Own-child, Black, Male, 0, 0, 40, ?";
        _folder.Write("adult.data", $"{Row}, <=50K\n{Row.Replace("Private", "State-gov")}, >50K\n\n");
        _folder.Write("adult.test.gz", $"|1x3 Cross validator\n{Row}, <=50K.\n");
        Dataset train = DatasetCatalog.Find(_folder["adult"]).LoadTrain(), test = DatasetCatalog.Find(_folder.Root).LoadTest();
        Assert.Equal((2, 1), (train.Count, test.Count));
        Assert.Equal(["<=50K", ">50K"], test.Schema.ClassNames!);
        Assert.Equal(train.Features(0), test.Features(0));
        Assert.Equal(226802, test[0, 2]);
    }

    private Dataset All(string text, int? classes = null) => DatasetCatalog.Find(_folder.Write("file.csv", text)).LoadMeasured(classes);

    private void Refused(string text, string problem, int? classes) => _folder.AssertRefused(() => All(text, classes), "file.csv", problem);
}
