using LutGen.Mapping;

namespace LutGen.Circuits;

/// <summary>Chooses which variables of a few functions to decide on first, so that what remains is shared most.</summary>
internal sealed class DecisionOrder
{
    /// <summary>Variables that are left to a cell of their own, not decided on.</summary>
    public const int Left = 3;

    // Operations that a decision may become: one where it is an AND or an OR, maybe two otherwise.
    private const int DecisionCost = 2;
    private const int SimpleCost = 1;

    private static readonly int[][][] Orders = Enumerable.Range(0, CutFunction.MostVariables + 1).Select(variables => OrdersOf(variables).ToArray()).ToArray();

    private readonly ulong[] _seen = new ulong[1 << (CutFunction.MostVariables + 4)];
    private int _seenCount;
    private int _cost;

    /// <summary>The orders of least estimated cost, the cheapest first, the first of equals.</summary>
    /// <param name="functions">Tables as of <see cref="CutFunction"/>; the first few are looked at.</param>
    /// <param name="variables">Number of variables, 0 to 6.</param>
    /// <param name="count">How many orders are wanted; there may be fewer.</param>
    /// <returns>Orders of all variables but <see cref="Left"/>.</returns>
    public IReadOnlyList<int[]> Best(IReadOnlyList<ulong> functions, int variables, int count)
    {
        int[][] orders = Orders[variables];
        var best = new List<(int Cost, int[] Order)>();
        int looked = Math.Min(functions.Count, 1 << 4);
        for (int i = 0; i < orders.Length; i++)
        {
            _seenCount = 0;
            _cost = 0;
            int limit = best.Count < count ? int.MaxValue : best[count - 1].Cost;
            for (int f = 0; f < looked && _cost < limit && orders.Length > 1; f++)
            {
                Count(functions[f], orders[i], 0, limit);
            }

            if (_cost < limit)
            {
                int place = best.FindIndex(other => other.Cost > _cost);
                best.Insert(place < 0 ? best.Count : place, (_cost, orders[i]));
                if (best.Count > count)
                {
                    best.RemoveAt(count);
                }
            }
        }

        return best.Select(candidate => candidate.Order).ToArray();
    }

    private static IEnumerable<int[]> OrdersOf(int variables)
    {
        IEnumerable<int[]> orders = [[]];
        for (int length = 0; length < variables - Left; length++)
        {
            orders = orders.SelectMany(order => Enumerable.Range(0, variables).Except(order).Select(next => order.Append(next).ToArray()));
        }

        return orders;
    }

    private void Count(ulong function, int[] order, int level, int limit)
    {
        while (level < order.Length && !CutFunction.DependsOn(function, order[level]))
        {
            level++;
        }

        ulong normal = (function & 1) == 0 ? function : ~function;
        if (normal == 0 || _cost >= limit || IsSeen(normal))
        {
            return;
        }

        if (level == order.Length)
        {
            _cost += CutFunction.SupportOf(function) < 2 ? 0 : DecisionCost;
            return;
        }

        ulong zero = CutFunction.Cofactor(function, order[level], 0);
        ulong one = CutFunction.Cofactor(function, order[level], 1);
        bool simple = zero is 0 or ulong.MaxValue || one is 0 or ulong.MaxValue;
        _cost += simple ? SimpleCost : DecisionCost;
        Count(zero, order, level + 1, limit);
        Count(one, order, level + 1, limit);
    }

    private bool IsSeen(ulong normal)
    {
        for (int i = 0; i < _seenCount; i++)
        {
            if (_seen[i] == normal)
            {
                return true;
            }
        }

        _seen[_seenCount++] = normal;
        return false;
    }
}
