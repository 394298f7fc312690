using LutGen.Training.Data;

namespace LutGen.Training.Tests;

public class ProceduralDigitsTests
{
    [Fact]
    public void An_image_depends_on_seed_and_index_alone()
    {
        Dataset few = ProceduralDigits.Generate(30, seed: 9);
        Dataset many = ProceduralDigits.Generate(200, seed: 9);
        Dataset others = ProceduralDigits.Generate(30, seed: 10);
        for (int i = 0; i < few.Count; i++)
        {
            Assert.Equal(few.Features(i), many.Features(i));
            Assert.NotEqual(few.Features(i), others.Features(i));
        }
    }

    [Fact]
    public void Every_digit_is_there_with_ink_on_paper_and_in_many_shapes()
    {
        Dataset digits = ProceduralDigits.Generate(500, seed: 1);
        Assert.Equal((20, 20, 10), (digits.ImageHeight, digits.ImageWidth, digits.ClassCount));
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal(50, digits.Labels.Count(label => label == digit)));
        for (int i = 0; i < digits.Count; i++)
        {
            Assert.InRange(digits.Features(i).Count(pixel => pixel > 127), 10, 200);
        }

        Assert.Equal(500, Enumerable.Range(0, 500).Select(i => string.Join(',', digits.Features(i))).Distinct().Count());
    }
}
