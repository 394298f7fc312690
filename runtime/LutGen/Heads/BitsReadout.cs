namespace LutGen.Heads;

/// <summary>The codes themselves; the class is all codes side by side, the first signal the most significant.</summary>
internal sealed unsafe class BitsReadout : HeadReadout
{
    private const int ClassBits = 31;

    private readonly RankedReadout<ArgmaxRule> _codes;
    private readonly PlaneNumbers? _class;
    private readonly int[] _widths;

    /// <summary>Creates the readout.</summary>
    /// <param name="widths">Bits of each signal.</param>
    public BitsReadout(IReadOnlyList<int> widths)
    {
        _widths = [.. widths];
        _codes = new RankedReadout<ArgmaxRule>(default, widths.Select(_ => 1).ToArray(), widths);
        int planes = widths.Sum();
        if (planes <= ClassBits)
        {
            _class = new PlaneNumbers([Enumerable.Range(0, planes).Reverse().ToArray()], spare: planes);
        }
    }

    public override IReadOnlyList<int> Counts => _codes.Counts;

    public override int ScratchPlanes => _codes.ScratchPlanes;

    public override void Predict(ulong* planes, int words, Span<int> classes)
    {
        PlaneNumbers numbers = _class ?? throw NoClass();
        numbers.Load(planes, words, matrix: 0);
        numbers.Read(planes, words, number: 0, classes);
    }

    public override int Predict(int* numbers)
    {
        if (_class is null)
        {
            throw NoClass();
        }

        int number = 0;
        for (int i = 0; i < _widths.Length; i++)
        {
            number = (number << _widths[i]) | numbers[i];
        }

        return number;
    }

    public override void Scores(ulong* planes, int words, Span<float> scores) => _codes.Scores(planes, words, scores);

    public override void Scores(int* numbers, Span<float> scores) => _codes.Scores(numbers, scores);

    private static NotSupportedException NoClass() => new("the network's outputs have more than 31 bits together and make no class; read its scores");
}
