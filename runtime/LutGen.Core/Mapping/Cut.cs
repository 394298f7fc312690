namespace LutGen.Mapping;

/// <summary>A cut under construction: leaves, rising, and a function of them.</summary>
internal sealed class Cut
{
    private readonly int[] _leaves;

    /// <summary>An empty cut.</summary>
    /// <param name="capacity">Most leaves.</param>
    public Cut(int capacity) => _leaves = new int[capacity];

    public int[] Leaves => _leaves;

    public int Size { get; private set; }

    public ulong Table { get; private set; }

    /// <summary>What it would cost to compute the function this way.</summary>
    public float Area { get; set; }

    /// <summary>Functions on the longest path from the inputs, this one included, where every node below is as shallow as it can be.</summary>
    public int Depth { get; set; }

    /// <summary>The cut of a node that is the node itself.</summary>
    public void SetTrivial(int node)
    {
        Size = node == 0 ? 0 : 1;
        Table = node == 0 ? 0 : CutFunction.Variable(0);
        _leaves[0] = node;
    }

    public void Set(CutSets sets, int cut)
    {
        Size = sets.Size(cut);
        Table = sets.Table(cut);
        for (int i = 0; i < Size; i++)
        {
            _leaves[i] = sets.Leaf(cut, i);
        }
    }

    /// <summary>Makes this the cut of an operation from cuts of its operands, less the leaves that do not matter.</summary>
    /// <returns>Whether the leaves fit.</returns>
    public bool TryMerge(Cut left, bool complementLeft, Cut right, bool complementRight, bool isXor)
    {
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < left.Size || j < right.Size)
        {
            if (size == _leaves.Length)
            {
                return false;
            }

            int a = i < left.Size ? left._leaves[i] : int.MaxValue;
            int b = j < right.Size ? right._leaves[j] : int.MaxValue;
            _leaves[size++] = Math.Min(a, b);
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        Size = size;
        ulong x = left.Over(this) ^ (complementLeft ? ulong.MaxValue : 0);
        ulong y = right.Over(this) ^ (complementRight ? ulong.MaxValue : 0);
        Table = isXor ? x ^ y : x & y;
        DropIgnored();
        return true;
    }

    /// <summary>Whether every leaf is one of another cut's.</summary>
    public bool IsWithin(Cut other)
    {
        int j = 0;
        for (int i = 0; i < Size; i++)
        {
            while (j < other.Size && other._leaves[j] < _leaves[i])
            {
                j++;
            }

            if (j == other.Size || other._leaves[j] != _leaves[i])
            {
                return false;
            }
        }

        return true;
    }

    // The table over another cut's leaves, which include this one's.
    private ulong Over(Cut wider)
    {
        ulong table = Table;
        int place = wider.Size - 1;
        for (int i = Size - 1; i >= 0; i--, place--)
        {
            while (wider._leaves[place] != _leaves[i])
            {
                place--;
            }

            if (place != i)
            {
                table = CutFunction.Exchange(table, i, place);
            }
        }

        return table;
    }

    private void DropIgnored()
    {
        int size = 0;
        for (int i = 0; i < Size; i++)
        {
            if (CutFunction.DependsOn(Table, i))
            {
                if (size != i)
                {
                    Table = CutFunction.Exchange(Table, size, i);
                    _leaves[size] = _leaves[i];
                }

                size++;
            }
        }

        Size = size;
    }
}
