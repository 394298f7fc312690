namespace LutGen.Heads;

/// <summary>
/// Plans sums on bit planes, from the least significant weight up: the planes of a weight are added in steps of sixteen,
/// which leaves the sum's bit and planes of the weights above.
/// </summary>
internal sealed class PlaneAdderPlan
{
    /// <summary>Planes that one step adds.</summary>
    public const int PlanesAtOnce = 16;

    private readonly int _zero;
    private readonly int _unwanted;
    private readonly int _firstFree;
    private int _free;

    /// <summary>Plans sums.</summary>
    /// <param name="counts">How many signals each sum has; sums take the signals in order.</param>
    /// <param name="widths">Bits of each signal; its planes follow each other, most significant first.</param>
    /// <param name="zero">A plane of zeros.</param>
    /// <param name="spare">First of <see cref="ScratchPlanes"/> planes that may be overwritten.</param>
    public PlaneAdderPlan(IReadOnlyList<int> counts, IReadOnlyList<int> widths, int zero, int spare)
    {
        _zero = zero;
        _unwanted = spare;
        _firstFree = _free = spare + 1;
        int signal = 0;
        int plane = 0;
        var sums = new List<int[]>();
        foreach (int count in counts)
        {
            List<int>[] weights = PlanesByWeight(widths.Skip(signal).Take(count), ref plane);
            sums.Add(Enumerable.Range(0, weights.Length).Select(weight => Add(weights, weight)).ToArray());
            signal += count;
        }

        Sums = sums;
    }

    /// <summary>The planes of each sum, least significant first.</summary>
    public IReadOnlyList<int[]> Sums { get; }

    /// <summary>
    /// Sums of planes of one weight, one after the other: number of steps; for each step its sixteen planes and the plane that
    /// takes sixteen times the weight; then the planes of one, two, four and eight times the weight.
    /// </summary>
    public List<int> Program { get; } = [];

    /// <summary>Planes of scratch memory.</summary>
    public int ScratchPlanes => _free - _firstFree + 1;

    // As many weights as the largest sum has bits.
    private static List<int>[] PlanesByWeight(IEnumerable<int> widths, ref int plane)
    {
        long largest = widths.Sum(width => (1L << width) - 1);
        var weights = new List<int>[64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)largest)];
        for (int weight = 0; weight < weights.Length; weight++)
        {
            weights[weight] = [];
        }

        foreach (int width in widths)
        {
            for (int weight = width - 1; weight >= 0; weight--)
            {
                weights[weight].Add(plane++);
            }
        }

        return weights;
    }

    // Adds the planes of a weight and returns the plane of the sum's bit.
    private int Add(List<int>[] weights, int weight)
    {
        List<int> planes = weights[weight];
        if (planes.Count < 2)
        {
            return planes.Count == 0 ? _zero : planes[0];
        }

        int steps = (planes.Count + PlanesAtOnce - 1) / PlanesAtOnce;
        Program.Add(steps);
        for (int step = 0; step < steps; step++)
        {
            for (int i = step * PlanesAtOnce; i < (step + 1) * PlanesAtOnce; i++)
            {
                Program.Add(i < planes.Count ? planes[i] : _zero);
            }

            Program.Add(Carry(weights, weight + 4, wanted: planes.Count >= PlanesAtOnce));
        }

        int ones = _free++;
        Program.Add(ones);
        Program.Add(Carry(weights, weight + 1, wanted: true));
        Program.Add(Carry(weights, weight + 2, wanted: planes.Count >= 4));
        Program.Add(Carry(weights, weight + 3, wanted: planes.Count >= 8));
        return ones;
    }

    // A plane for a carry; one that is always 0 goes where nobody looks.
    private int Carry(List<int>[] weights, int weight, bool wanted)
    {
        if (!wanted || weight >= weights.Length)
        {
            return _unwanted;
        }

        weights[weight].Add(_free);
        return _free++;
    }
}
