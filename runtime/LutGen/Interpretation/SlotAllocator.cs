namespace LutGen.Interpretation;

/// <summary>Gives values slots for as long as they are read; the slot left last is taken first, being still in the cache.</summary>
internal sealed class SlotAllocator
{
    private readonly int[] _slots;
    private readonly int[] _lastUses;
    private readonly Stack<int> _free = [];

    /// <summary>Finds how long each value is needed.</summary>
    /// <param name="inputs">Number of inputs: ids and slots from 0 at the start.</param>
    /// <param name="nodes">Number of values that steps compute.</param>
    /// <param name="steps">All steps in order.</param>
    public SlotAllocator(int inputs, int nodes, List<ProgramStep> steps)
    {
        _slots = new int[inputs + nodes];
        _lastUses = new int[inputs + nodes];
        Array.Fill(_lastUses, -1);
        for (int i = 0; i < steps.Count; i++)
        {
            _lastUses[steps[i].A] = _lastUses[steps[i].B] = _lastUses[steps[i].C] = i;
        }

        Count = inputs;
        for (int input = 0; input < inputs; input++)
        {
            _slots[input] = input;
            if (_lastUses[input] < 0)
            {
                _free.Push(input);
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
