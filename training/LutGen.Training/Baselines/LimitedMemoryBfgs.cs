namespace LutGen.Training.Baselines;

/// <summary>A smooth function: gives its value at a point and writes its gradient there.</summary>
/// <param name="point">The point.</param>
/// <param name="gradient">Receives the gradient, as long as the point.</param>
public delegate double SmoothFunction(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>Where a minimisation ended.</summary>
/// <param name="Point">The best point.</param>
/// <param name="Value">The function there.</param>
/// <param name="GradientNorm">Largest absolute component of the gradient there.</param>
/// <param name="Iterations">Steps that were taken.</param>
/// <param name="Converged">Whether the gradient came below the tolerance.</param>
public sealed record Minimum(double[] Point, double Value, double GradientNorm, int Iterations, bool Converged);

/// <summary>
/// Minimises smooth convex functions by L-BFGS (Liu and Nocedal 1989): the direction comes from the last pairs of steps and changes of the
/// gradient by the two-loop recursion, its length from halving until Armijo's condition holds.
/// </summary>
public static class LimitedMemoryBfgs
{
    private const int Memory = 10;
    private const double SufficientDecrease = 1e-4;
    private const int MostHalvings = 50;

    /// <summary>Minimises a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="start">Where to begin; is not changed.</param>
    /// <param name="tolerance">The search ends when no component of the gradient is larger in absolute value.</param>
    /// <param name="mostIterations">Most steps.</param>
    public static Minimum Minimize(SmoothFunction function, ReadOnlySpan<double> start, double tolerance, int mostIterations)
    {
        double[] point = start.ToArray(), gradient = new double[point.Length];
        double value = function(point, gradient);
        LinkedList<Pair> pairs = [];
        int iteration = 0;
        for (; iteration < mostIterations && Largest(gradient) > tolerance; iteration++)
        {
            double[] direction = Direction(gradient, pairs);
            double slope = Dot(direction, gradient);
            double length = pairs.Count > 0 ? 1 : 1 / Math.Max(1, Math.Sqrt(Dot(gradient, gradient)));
            double[] next = new double[point.Length], nextGradient = new double[point.Length];
            double nextValue = double.PositiveInfinity;
            for (int halving = 0; halving < MostHalvings; halving++, length /= 2)
            {
                AddScaled(point, length, direction, next);
                nextValue = function(next, nextGradient);
                if (nextValue <= value + SufficientDecrease * length * slope)
                {
                    break;
                }
            }

            if (!(nextValue < value))
            {
                // The function's own rounding is all that is left to gain.
                break;
            }

            Remember(pairs, point, gradient, next, nextGradient);
            (point, gradient, value) = (next, nextGradient, nextValue);
        }

        return new Minimum(point, value, Largest(gradient), iteration, Largest(gradient) <= tolerance);
    }

    /// <summary>Minus the inverse Hessian's estimate times the gradient.</summary>
    private static double[] Direction(double[] gradient, LinkedList<Pair> pairs)
    {
        double[] direction = [.. gradient.Select(each => -each)];
        Stack<double> weights = [];
        for (LinkedListNode<Pair>? node = pairs.Last; node is not null; node = node.Previous)
        {
            double weight = Dot(node.Value.Step, direction) / node.Value.Curvature;
            AddScaled(direction, -weight, node.Value.Change, direction);
            weights.Push(weight);
        }

        if (pairs.Last is { Value: Pair last })
        {
            double scale = last.Curvature / Dot(last.Change, last.Change);
            AddScaled(direction, scale - 1, direction, direction);
        }

        foreach (Pair pair in pairs)
        {
            double weight = weights.Pop() - Dot(pair.Change, direction) / pair.Curvature;
            AddScaled(direction, weight, pair.Step, direction);
        }

        return direction;
    }

    private static void Remember(LinkedList<Pair> pairs, double[] point, double[] gradient, double[] next, double[] nextGradient)
    {
        double[] step = new double[point.Length], change = new double[point.Length];
        AddScaled(next, -1, point, step);
        AddScaled(nextGradient, -1, gradient, change);
        double curvature = Dot(step, change);

        // Of no use where the function is straight.
        if (curvature > 0)
        {
            pairs.AddLast(new Pair(step, change, curvature));
            if (pairs.Count > Memory)
            {
                pairs.RemoveFirst();
            }
        }
    }

    private static void AddScaled(double[] first, double factor, double[] second, double[] sum)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = first[i] + factor * second[i];
        }
    }

    private static double Dot(double[] first, double[] second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }

    private static double Largest(double[] values) => values.Max(Math.Abs);

    private sealed record Pair(double[] Step, double[] Change, double Curvature);
}
