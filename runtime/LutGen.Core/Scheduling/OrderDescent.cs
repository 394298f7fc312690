using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>
/// Brings the reads of values closer together: takes operation by operation to its operands, to other readers of these or to its own readers,
/// wherever that gains most. What the greedy order left for later, because its cone was too large or read nothing at hand, so finds a place.
/// </summary>
internal sealed class OrderDescent
{
    // Each later pass gains less than half of the one before.
    private const int Passes = 2;

    // Less is not worth a move.
    private const double LeastGain = 0.01;

    private readonly OperandTable _table;
    private readonly OperationList _list;
    private readonly OperationMove _move;
    private readonly ReadDistances _distances;
    private int _best;
    private double _gain;

    private OrderDescent(Circuit circuit)
    {
        _table = new OperandTable(circuit);
        _list = new OperationList(_table);
        _move = new OperationMove(_table, _list);
        _distances = new ReadDistances(_table, _list);
    }

    /// <summary>The same circuit with its operations in a better order.</summary>
    /// <param name="circuit">The circuit, in a good order.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static Circuit Improve(Circuit circuit, CancellationToken cancellation = default)
    {
        var descent = new OrderDescent(circuit);
        int[] order = descent._list.Order();
        double misses = descent._distances.OfAll();
        for (int pass = 0; pass < Passes; pass++)
        {
            // The last first: operations follow those that read them.
            foreach (int operation in order.Reverse())
            {
                cancellation.ThrowIfCancellationRequested();
                descent.Move(operation);
            }

            // Moves squeeze operations together, so a gain may not be one when all stand apart again.
            descent._list.Renumber();
            double left = descent._distances.OfAll();
            if (left >= misses)
            {
                break;
            }

            (order, misses) = (descent._list.Order(), left);
        }

        return CircuitOrder.Permute(circuit, order);
    }

    private void Move(int operation)
    {
        (_best, _gain) = (OperationList.None, LeastGain);
        for (int place = 0; place < 3; place++)
        {
            int operand = _table.Operand(operation, place);
            if (operand >= 0 && _distances.AreCounted(operand))
            {
                Try(operation, operand);
                for (int position = _table.FirstReader(operand); position < _table.EndOfReaders(operand); position++)
                {
                    Try(operation, _table.Reader(position));
                }
            }
        }

        if (_distances.AreCounted(operation))
        {
            for (int position = _table.FirstReader(operation); position < _table.EndOfReaders(operation); position++)
            {
                Try(operation, _list.Previous(_table.Reader(position)));
            }
        }

        if (_best != OperationList.None && _move.Gather(operation, _best))
        {
            _move.Do();
        }
    }

    private void Try(int operation, int behind)
    {
        if (behind < _table.InputCount || behind == operation || _list.Next(behind) == operation || !_move.Gather(operation, behind))
        {
            return;
        }

        double gain = _distances.Of(_move.Affected);
        if (_move.Suppose())
        {
            gain -= _distances.Of(_move.Affected);
            (_best, _gain) = gain > _gain ? (behind, gain) : (_best, _gain);
            _move.TakeBack();
        }
    }
}
