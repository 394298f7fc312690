namespace LutGen.Mapping;

/// <summary>Finds a node by its function of some leaves: open addressing over the numbers of cuts.</summary>
internal sealed class CutIndex(CutSets sets)
{
    private int[] _slots = new int[1 << 10];
    private int _count;

    /// <summary>A literal of a node that is the same function of the same leaves, or its complement; -1 where there is none.</summary>
    public int Find(Cut cut)
    {
        int mask = _slots.Length - 1;
        for (int slot = Hash(cut) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int other = _slots[slot] - 1;
            if (SameFunction(cut, other) && SameLeaves(cut, other))
            {
                return (2 * sets.NodeOf(other)) ^ (int)((cut.Words[0] ^ sets.Word(other, 0)) & 1);
            }
        }

        return -1;
    }

    /// <summary>Adds a cut that is not found.</summary>
    public void Add(int cut)
    {
        if (2 * ++_count > _slots.Length)
        {
            int[] old = _slots;
            _slots = new int[2 * old.Length];
            foreach (int entry in old.Where(entry => entry != 0))
            {
                Place(entry);
            }
        }

        Place(cut + 1);
    }

    private void Place(int entry)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(entry - 1) & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = entry;
    }

    private bool SameLeaves(Cut cut, int other)
    {
        if (sets.Size(other) != cut.Size)
        {
            return false;
        }

        for (int i = 0; i < cut.Size; i++)
        {
            if (sets.Leaf(other, i) != cut.Leaves[i])
            {
                return false;
            }
        }

        return true;
    }

    // A function and its complement are one.
    private bool SameFunction(Cut cut, int other)
    {
        ulong flip = (ulong)-(long)((cut.Words[0] ^ sets.Word(other, 0)) & 1);
        for (int w = 0; w < cut.Words.Length; w++)
        {
            if (cut.Words[w] != (sets.Word(other, w) ^ flip))
            {
                return false;
            }
        }

        return true;
    }

    private static int Hash(Cut cut)
    {
        ulong flip = (ulong)-(long)(cut.Words[0] & 1);
        ulong hash = cut.Words[0] ^ flip;
        for (int w = 1; w < cut.Words.Length; w++)
        {
            hash = Mix(hash, cut.Words[w] ^ flip);
        }

        for (int i = 0; i < cut.Size; i++)
        {
            hash = Mix(hash, (uint)cut.Leaves[i]);
        }

        return (int)(hash >> 32);
    }

    private int Hash(int cut)
    {
        ulong flip = (ulong)-(long)(sets.Word(cut, 0) & 1);
        ulong hash = sets.Word(cut, 0) ^ flip;
        for (int w = 1; w < sets.Words; w++)
        {
            hash = Mix(hash, sets.Word(cut, w) ^ flip);
        }

        for (int i = 0; i < sets.Size(cut); i++)
        {
            hash = Mix(hash, (uint)sets.Leaf(cut, i));
        }

        return (int)(hash >> 32);
    }

    private static ulong Mix(ulong hash, ulong value) => unchecked((hash ^ value) * 0x9E37_79B9_7F4A_7C15 ^ (hash >> 29));
}
