using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>
/// Orders a circuit's operations for a small cache: again and again that operation is done, with all that it still needs (its
/// cone), whose operands are at hand and after which fewest values are alive. The fewer values are alive, the fewer leave the
/// cache before they are read again.
/// </summary>
internal static class ConeGreedyOrder
{
    // Looking further back finds hardly better cones, and takes longer.
    private const int ValuesLookedAt = 128;

    // Among equals, what reads the newest value.
    private const double AgeCost = 0.0003;

    /// <summary>The same circuit with its operations in a better order.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static Circuit Arrange(Circuit circuit, CancellationToken cancellation = default)
    {
        var state = new OrderState(circuit);
        var cone = new OperationCone(state);
        var offered = new int[state.Table.Values];
        for (int round = 1; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            int root = Cheapest(state, cone, offered, round);

            // Where nothing near is within reach, the first that is left.
            root = root >= 0 ? root : state.FirstLeft();
            if (root < 0)
            {
                return CircuitOrder.Permute(circuit, state.Order);
            }

            cone.Gather(root);
            foreach (int operation in cone.Operations())
            {
                state.Do(operation);
            }
        }
    }

    private static int Cheapest(OrderState state, OperationCone cone, int[] offered, int round)
    {
        int best = -1;
        int age = 0;
        double lowest = double.PositiveInfinity;
        for (int value = state.Recent.Newest; value != RecentValues.None && age < ValuesLookedAt; value = state.Recent.Older(value), age++)
        {
            for (int position = state.Table.FirstReader(value); position < state.Table.EndOfReaders(value); position++)
            {
                int reader = state.Table.Reader(position);
                if (state.IsDone(reader) || offered[reader] == round)
                {
                    continue;
                }

                offered[reader] = round;
                if (cone.Gather(reader))
                {
                    double cost = cone.Cost() + AgeCost * age;
                    (best, lowest) = cost < lowest ? (reader, cost) : (best, lowest);
                }
            }
        }

        return best;
    }
}
