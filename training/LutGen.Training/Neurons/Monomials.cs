namespace LutGen.Training.Neurons;

/// <summary>
/// The monomials of degree 1 to D in F variables, combinations with repetition in the order of their degree. Each but the variables
/// themselves is an earlier one times a variable.
/// </summary>
internal sealed class Monomials
{
    /// <summary>Lists them.</summary>
    /// <param name="variables">Variables F, 1 or more.</param>
    /// <param name="degree">Largest degree D, 1 or more.</param>
    public Monomials(int variables, int degree)
    {
        List<(int Parent, int Variable)> terms = [.. Enumerable.Range(0, variables).Select(variable => (-1, variable))];
        List<int> firstMultiples = [];
        int first = 0;
        for (int d = 2; d <= degree; d++)
        {
            int last = terms.Count;
            for (int parent = first; parent < last; parent++)
            {
                firstMultiples.Add(terms.Count);
                for (int variable = terms[parent].Variable; variable < variables; variable++)
                {
                    terms.Add((parent, variable));
                }
            }

            first = last;
        }

        Parents = [.. terms.Select(term => term.Parent)];
        Variables = [.. terms.Select(term => term.Variable)];
        FirstMultiples = [.. firstMultiples];
    }

    /// <summary>The monomial that each is a multiple of, -1 for the variables themselves.</summary>
    public int[] Parents { get; }

    /// <summary>The variable that it is multiplied by.</summary>
    public int[] Variables { get; }

    /// <summary>
    /// For each below the largest degree the first of its multiples: they follow each other, one for each variable from its own
    /// <see cref="Variables"/> to the last.
    /// </summary>
    public int[] FirstMultiples { get; }

    /// <summary>How many there are, C(F + D, D) - 1.</summary>
    public static long Count(int variables, int degree)
    {
        long count = 1;
        for (int d = 1; d <= degree; d++)
        {
            count = count * (variables + d) / d;
        }

        return count - 1;
    }
}
