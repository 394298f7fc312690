using System.Xml.Linq;
using Digits;

namespace LutGen.Tool.Tests.Digits;

public sealed class PlotSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    public void The_picture_is_well_formed_whatever_is_in_it(int count)
    {
        LabelledImages images = TestImages.Create(Math.Max(count, 1));
        int[] predictions = count == 0 ? images.Labels : new int[count];

        XElement root = XDocument.Parse(PlotSvg.Draw("A<B>&\"C\"", images, predictions, 3)).Root!;

        Assert.Equal(Svg + "svg", root.Name);
        Assert.Contains(root.Descendants(Svg + "text"), t => t.Value == "A<B>&\"C\"");
    }

    [Fact]
    public void Every_count_of_the_confusion_matrix_stands_in_its_cell()
    {
        LabelledImages images = TestImages.Create(100);
        int[] predictions = [.. images.Labels.Select((label, i) => i % 4 == 0 ? (label + 1) % 3 : label)];
        var matrix = new ConfusionMatrix(images.Labels, predictions, 3);
        var parent = new XElement("g");

        MatrixPlot.AddTo(parent, matrix, 0, 0);

        int[] counts = [.. from label in Enumerable.Range(0, 3) from predicted in Enumerable.Range(0, 3) select matrix[label, predicted]];
        Assert.Equal(100, counts.Sum());
        Assert.Equal(75, matrix.Correct);
        Assert.Equal(0.75, matrix.Accuracy);
        Assert.All(counts.Where(c => c > 0), c => Assert.Contains(parent.Elements(Svg + "text"), t => t.Value == $"{c}"));
    }
}
