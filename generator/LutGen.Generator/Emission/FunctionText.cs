using System.Text;

namespace LutGen.Generator.Emission;

/// <summary>Writes any function of three bits in <c>&amp; | ^ ~</c>, with as few operators as can be.</summary>
internal static class FunctionText
{
    private const int A = 0xF0;
    private const int B = 0xCC;
    private const int C = 0xAA;

    private static readonly Formula[] Shortest = FindShortest();

    /// <summary>Appends a function of operands.</summary>
    /// <param name="text">Receives the expression, without outer parentheses.</param>
    /// <param name="function">Bit k is the value at address k = 4a + 2b + c.</param>
    /// <param name="a">First operand.</param>
    /// <param name="b">Second operand.</param>
    /// <param name="c">Third operand.</param>
    /// <param name="zero">The text of all zeros.</param>
    public static void Append(StringBuilder text, byte function, string a, string b, string c, string zero)
    {
        switch (function)
        {
            case 0x00:
                text.Append(zero);
                break;
            case 0xFF:
                text.Append('~').Append(zero);
                break;
            default:
                Append(text, function, a, b, c, nested: false);
                break;
        }
    }

    /// <summary>The number of operators of a function's expression.</summary>
    public static int OperatorsOf(byte function) => Shortest[function].Operators;

    private static void Append(StringBuilder text, int function, string a, string b, string c, bool nested)
    {
        Formula formula = Shortest[function];
        switch (formula.Operator)
        {
            case ' ':
                text.Append(function == A ? a : function == B ? b : c);
                break;
            case '~':
                text.Append('~');
                Append(text, formula.Left, a, b, c, nested: true);
                break;
            default:
                text.Append(nested ? "(" : string.Empty);
                Append(text, formula.Left, a, b, c, nested: true);
                text.Append(' ').Append(formula.Operator).Append(' ');
                Append(text, formula.Right, a, b, c, nested: true);
                text.Append(nested ? ")" : string.Empty);
                break;
        }
    }

    // Cheapest first: every function is formed from two that are already known to be cheapest.
    private static Formula[] FindShortest()
    {
        var best = new Formula[256];
        var known = new List<int>[16];
        for (int i = 0; i < known.Length; i++)
        {
            known[i] = [];
        }

        foreach (int operand in new[] { A, B, C })
        {
            best[operand] = new Formula(' ', 0, 0, 0);
            known[0].Add(operand);
        }

        best[0x00] = best[0xFF] = new Formula(' ', 0, 0, 0);
        for (int cost = 1; cost < known.Length; cost++)
        {
            for (int left = 0; left < cost; left++)
            {
                foreach (int f in known[left])
                {
                    if (left == cost - 1)
                    {
                        Offer('~', f, 0, ~f & 0xFF, cost);
                    }

                    foreach (int g in known[cost - 1 - left])
                    {
                        Offer('&', f, g, f & g, cost);
                        Offer('|', f, g, f | g, cost);
                        Offer('^', f, g, f ^ g, cost);
                    }
                }
            }
        }

        return best;

        void Offer(char op, int left, int right, int function, int cost)
        {
            if (best[function].Operator == '\0')
            {
                best[function] = new Formula(op, left, right, cost);
                known[cost].Add(function);
            }
        }
    }

    private readonly record struct Formula(char Operator, int Left, int Right, int Operators);
}
