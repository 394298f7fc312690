using LutGen.Circuits;

namespace LutGen.SingleSample;

/// <summary>
/// A circuit arranged for <see cref="GatherKernel"/>: all bits of one sample in one memory, cells in levels of cells that do not
/// read each other, 64 cells of a level a group, one word of memory. What operands a group reads is listed as gathers: 64 bits
/// out of one block of 1,024.
/// </summary>
internal sealed class GatherPlan
{
    /// <summary>Words of a block: what one instruction permutes.</summary>
    public const int BlockWords = 16;

    private const int BlockShift = 10;
    private const int GroupSize = 64;
    private const int LaneBytes = 2 * GroupSize;

    private readonly int[] _places;
    private readonly List<GatherLevel> _levels = [];
    private readonly List<GatherRun> _runs = [];
    private readonly List<Gather> _gathers = [];
    private readonly List<byte> _lanes = [];
    private readonly List<ulong> _functions = [];

    private GatherPlan(int ids) => _places = new int[ids];

    /// <summary>Where each bit is, by id: 64 times the word plus the bit of the word.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>Words of memory for the bits, whole blocks.</summary>
    public int Words { get; private set; }

    /// <summary>Words of memory for a level's operands.</summary>
    public int OperandWords { get; private set; }

    /// <summary>The levels in order.</summary>
    public IReadOnlyList<GatherLevel> Levels => _levels;

    /// <summary>The levels' gathers: those of one level out of one block are a run.</summary>
    public IReadOnlyList<GatherRun> Runs => _runs;

    /// <summary>The gathers, run by run.</summary>
    public IReadOnlyList<Gather> Gathers => _gathers;

    /// <summary>What the lanes of each operand word pick, whatever their blocks: 64 bytes' indices in the block, then a mask for the wanted bit of each.</summary>
    public IReadOnlyList<byte> Lanes => _lanes;

    /// <summary>The functions of 8 groups at a time: for each address, a word a group with the cells' values.</summary>
    public IReadOnlyList<ulong> Functions => _functions;

    /// <summary>Arranges a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="inputPlaces">Where the inputs are.</param>
    /// <param name="inputWords">Words that the inputs take up.</param>
    /// <param name="order">Cells of equal cost are put in rising order of this, by id.</param>
    public static GatherPlan Create(Circuit circuit, IReadOnlyList<int> inputPlaces, int inputWords, int[] order)
    {
        var plan = new GatherPlan(circuit.InputCount + circuit.Nodes.Count) { Words = Aligned(inputWords, 8) };
        for (int i = 0; i < circuit.InputCount; i++)
        {
            plan._places[i] = inputPlaces[i];
        }

        foreach (List<int> level in Levelled(circuit))
        {
            plan.AddLevel(circuit, level, order);
        }

        plan.Words = Aligned(plan.Words, BlockWords);
        return plan;
    }

    private static List<List<int>> Levelled(Circuit circuit)
    {
        List<List<int>> levels = [];
        var levelOf = new int[circuit.InputCount + circuit.Nodes.Count];
        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            int level = Math.Max(levelOf[node.A], Math.Max(levelOf[node.B], levelOf[node.C]));
            levelOf[circuit.InputCount + i] = level + 1;
            if (level == levels.Count)
            {
                levels.Add([]);
            }

            levels[level].Add(circuit.InputCount + i);
        }

        return levels;
    }

    private static int Aligned(int words, int multiple) => (words + multiple - 1) / multiple * multiple;

    private void AddLevel(Circuit circuit, List<int> ids, int[] order)
    {
        var cells = new GatherCell[ids.Count];
        var keys = new (int Operands, int A, int B, int C, int Order)[ids.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            GatherCell cell = cells[i] = GatherCell.Create(ids[i], circuit.Nodes[ids[i] - circuit.InputCount], _places);
            (int first, int second, int third) = (BlockOf(cell, 0), BlockOf(cell, 1), BlockOf(cell, 2));

            // There and back again: where one key steps on, the next one stays.
            keys[i] = (-cell.Operands, first, first % 2 == 0 ? second : -second, (first + second) % 2 == 0 ? third : -third, order[cell.Id]);
        }

        Array.Sort(keys, cells);
        int groups = (cells.Length + GroupSize - 1) / GroupSize;
        int batches = (groups + 7) / 8;
        int ternaryBatches = (cells.Count(c => c.Operands == 3) + 8 * GroupSize - 1) / (8 * GroupSize);
        int runs = AddGathers(cells, 8 * batches);
        AddFunctions(cells, ternaryBatches, batches);
        _levels.Add(new GatherLevel(runs, ternaryBatches, batches, Words / 8));
        for (int i = 0; i < cells.Length; i++)
        {
            _places[cells[i].Id] = 64 * Words + i;
        }

        OperandWords = Math.Max(OperandWords, 8 * (2 * batches + ternaryBatches));
        Words += 8 * batches;
    }

    private int BlockOf(GatherCell cell, int operand) => operand < cell.Operands ? _places[cell.Operand(operand)] >> BlockShift : 0;

    private int AddGathers(GatherCell[] cells, int operandWords)
    {
        // One number a bit to gather, in order: block, word it belongs to, lane; then the byte of the block and its bit.
        List<ulong> bits = [];
        for (int i = 0; i < cells.Length; i++)
        {
            for (int operand = 0; operand < cells[i].Operands; operand++)
            {
                int place = _places[cells[i].Operand(operand)];
                int target = operand * operandWords + i / GroupSize;
                bits.Add((ulong)(uint)(place >> BlockShift) << 40 | (ulong)(uint)target << 16 | (uint)(i % GroupSize) << 10 | (uint)place & 1023);
            }
        }

        bits.Sort();
        int runs = 0;
        Dictionary<int, int> begun = [];
        for (int first = 0; first < bits.Count;)
        {
            int end = EndOf(bits, first, shift: 40);
            AddRun(bits, first, end, begun);
            first = end;
            runs++;
        }

        return runs;
    }

    private static int EndOf(List<ulong> bits, int first, int shift)
    {
        int end = first + 1;
        while (end < bits.Count && bits[end] >> shift == bits[first] >> shift)
        {
            end++;
        }

        return end;
    }

    // A word's first gather sets it, so that nothing need be cleared; further ones are merged into it.
    private void AddRun(List<ulong> bits, int first, int end, Dictionary<int, int> begun)
    {
        int start = _gathers.Count;
        List<Gather> merges = [];
        for (int from = first; from < end;)
        {
            int to = EndOf(bits, from, shift: 16);
            int target = (int)(bits[from] >> 16) & 0xFFFFFF;
            bool isSet = !begun.TryGetValue(target, out int word);
            if (isSet)
            {
                begun.Add(target, word = _lanes.Count / LaneBytes);
                _lanes.AddRange(new byte[LaneBytes]);
            }

            (isSet ? _gathers : merges).Add(new Gather(SetLanes(bits, from, to, LaneBytes * word), target, word));
            from = to;
        }

        _runs.Add(new GatherRun((int)(bits[first] >> 40), _gathers.Count - start, merges.Count));
        _gathers.AddRange(merges);
    }

    // Returns the lanes that are not set.
    private ulong SetLanes(List<ulong> bits, int from, int to, int lanes)
    {
        ulong others = ulong.MaxValue;
        for (int i = from; i < to; i++)
        {
            int lane = (int)(bits[i] >> 10) & 63;
            _lanes[lanes + lane] = (byte)((int)bits[i] >> 3 & 127);
            _lanes[lanes + GroupSize + lane] = (byte)(1 << ((int)bits[i] & 7));
            others &= ~(1UL << lane);
        }

        return others;
    }

    private void AddFunctions(GatherCell[] cells, int ternaryBatches, int batches)
    {
        for (int batch = 0; batch < batches; batch++)
        {
            // A function of two operands is the same for both values of the third.
            int step = batch < ternaryBatches ? 1 : 2;
            for (int address = 0; address < 8; address += step)
            {
                for (int group = 8 * batch; group < 8 * batch + 8; group++)
                {
                    ulong word = 0;
                    for (int i = GroupSize * group; i < Math.Min(GroupSize * (group + 1), cells.Length); i++)
                    {
                        word |= (ulong)(cells[i].Function >> address & 1) << (i % GroupSize);
                    }

                    _functions.Add(word);
                }
            }
        }
    }
}

/// <summary>A level of a <see cref="GatherPlan"/>.</summary>
/// <param name="Runs">Runs of gathers.</param>
/// <param name="TernaryBatches">Batches of 8 groups with functions of three operands; they come first.</param>
/// <param name="Batches">All batches.</param>
/// <param name="First">Where the results belong, in vectors of 8 words.</param>
internal readonly record struct GatherLevel(int Runs, int TernaryBatches, int Batches, int First);

/// <summary>Gathers out of one block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Sets">Gathers that set a word.</param>
/// <param name="Merges">Gathers behind them that add to a word.</param>
internal readonly record struct GatherRun(int Block, int Sets, int Merges);

/// <summary>One word of 64 operands, or those of its lanes whose operands are in one block.</summary>
/// <param name="Others">A bit for each lane whose operand is elsewhere.</param>
/// <param name="Target">Where the word belongs among the level's operands.</param>
/// <param name="Lanes">The word's number among all operand words, by which its lanes are found.</param>
internal readonly record struct Gather(ulong Others, int Target, int Lanes);
