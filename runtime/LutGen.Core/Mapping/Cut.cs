namespace LutGen.Mapping;

/// <summary>A cut under construction: leaves, rising, and a function of them.</summary>
internal sealed class Cut
{
    private readonly int[] _leaves;

    // The table over the leaves of a wider cut, while one is merged.
    private readonly ulong[] _wider;

    /// <summary>An empty cut.</summary>
    /// <param name="capacity">Most leaves.</param>
    public Cut(int capacity)
    {
        _leaves = new int[capacity];
        Words = new ulong[WideFunction.WordsFor(capacity)];
        _wider = new ulong[Words.Length];
    }

    public int[] Leaves => _leaves;

    public int Size { get; private set; }

    /// <summary>The function, variable i being leaf i; see <see cref="WideFunction"/>.</summary>
    public ulong[] Words { get; }

    /// <summary>What it would cost to compute the function this way.</summary>
    public float Area { get; set; }

    /// <summary>Functions on the longest path from the inputs, this one included, where every node below is as shallow as it can be.</summary>
    public int Depth { get; set; }

    /// <summary>The cut of a node that is the node itself.</summary>
    public void SetTrivial(int node)
    {
        Size = node == 0 ? 0 : 1;
        _leaves[0] = node;
        for (int w = 0; w < Words.Length; w++)
        {
            Words[w] = node == 0 ? 0 : CutFunction.Variable(0);
        }
    }

    public void Set(CutSets sets, int cut)
    {
        Size = sets.Size(cut);
        sets.CopyWords(cut, Words);
        for (int i = 0; i < Size; i++)
        {
            _leaves[i] = sets.Leaf(cut, i);
        }
    }

    /// <summary>Makes the function its complement.</summary>
    public void Complement()
    {
        for (int w = 0; w < Words.Length; w++)
        {
            Words[w] = ~Words[w];
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
        ulong[] x = left.Over(this);
        ulong[] y = right.Over(this);
        ulong flipLeft = complementLeft ? ulong.MaxValue : 0;
        ulong flipRight = complementRight ? ulong.MaxValue : 0;
        for (int w = 0; w < Words.Length; w++)
        {
            Words[w] = isXor ? x[w] ^ flipLeft ^ y[w] ^ flipRight : (x[w] ^ flipLeft) & (y[w] ^ flipRight);
        }

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
    private ulong[] Over(Cut wider)
    {
        for (int w = 0; w < _wider.Length; w++)
        {
            _wider[w] = Words[w];
        }

        int place = wider.Size - 1;
        for (int i = Size - 1; i >= 0; i--, place--)
        {
            while (wider._leaves[place] != _leaves[i])
            {
                place--;
            }

            if (place != i)
            {
                WideFunction.Exchange(_wider, i, place);
            }
        }

        return _wider;
    }

    private void DropIgnored()
    {
        int size = 0;
        for (int i = 0; i < Size; i++)
        {
            if (WideFunction.DependsOn(Words, i))
            {
                if (size != i)
                {
                    WideFunction.Exchange(Words, size, i);
                    _leaves[size] = _leaves[i];
                }

                size++;
            }
        }

        Size = size;
    }
}
