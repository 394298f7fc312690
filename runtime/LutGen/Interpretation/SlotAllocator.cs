namespace LutGen.Interpretation;

/// <summary>Gives values slots for as long as they are read; the slot left last is taken first, being still in the cache.</summary>
internal sealed class SlotAllocator
{
    private readonly int[] _slots;
    private readonly int[] _lastUses;
    private readonly Stack<int> _free = [];

    /// <summary>Finds how long each value is needed.</summary>
    /// <param name="ids">Number of inputs and values.</param>
    /// <param name="steps">All steps in order.</param>
    public SlotAllocator(int ids, List<ProgramStep> steps)
    {
        _slots = new int[ids];
        _lastUses = new int[ids];
        for (int i = 0; i < steps.Count; i++)
        {
            ProgramStep step = steps[i];
            if (!step.ReadsInputs)
            {
                _lastUses[step.A] = _lastUses[step.B] = _lastUses[step.C] = i;
            }
        }
    }

    /// <summary>Slots needed so far.</summary>
    public int Count { get; private set; }

    /// <summary>The slot of a value.</summary>
    public int Of(int id) => _slots[id];

    /// <summary>Takes a slot for a value that is computed.</summary>
    public int Take(int id) => _slots[id] = _free.TryPop(out int slot) ? slot : Count++;

    /// <summary>Releases the slots of operands that no later step reads; results may take them at once.</summary>
    public void Release(ProgramStep step, int position)
    {
        Release(step.A, position);
        Release(step.B, position);
        Release(step.C, position);
    }

    private void Release(int id, int position)
    {
        if (_lastUses[id] == position)
        {
            // A repeated operand is released once.
            _lastUses[id] = -1;
            _free.Push(_slots[id]);
        }
    }
}
