using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LutGen.Evaluation;
using LutGen.Networks;
using LutGen.Training.Numerics;

namespace LutGen.Exchange.Verification;

/// <summary>
/// Looks for an input for which two networks differ: 512 inputs at once where their layers are a circuit, else one by one. What it finds
/// is what <see cref="NetworkEvaluator"/> computes.
/// </summary>
internal sealed class DifferenceSearch
{
    private const int WordsOfLanes = LaneSimulation.Lanes / 64;

    private readonly LutNetwork[] _networks;
    private readonly NetworkEvaluator[] _evaluators;
    private readonly ComparedInputs _inputs;
    private readonly ComparedOutputs _outputs;
    private readonly ComparedLogic? _logic;
    private readonly LaneSimulation? _simulation;
    private readonly int[][] _codes;
    private readonly CancellationToken _cancellation;

    public DifferenceSearch(LutNetwork first, LutNetwork second, ComparedInputs inputs, ComparedOutputs outputs, ComparedLogic? logic, CancellationToken cancellation)
    {
        _networks = [first, second];
        _evaluators = [new NetworkEvaluator(first), new NetworkEvaluator(second)];
        _codes = [new int[first.SignalCount], new int[second.SignalCount]];
        _inputs = inputs;
        _outputs = outputs;
        _logic = logic;
        _simulation = logic is null ? null : new LaneSimulation(logic.Circuit, logic.HeadBits(0).Concat(logic.HeadBits(1)));
        _cancellation = cancellation;
    }

    // Sets the variables of 512 inputs from a number on: eight words a variable.
    private delegate void FillLanes(long first, Span<ulong> words);

    /// <summary>Inputs tried so far.</summary>
    public long Tried { get; private set; }

    /// <summary>Tries random inputs: each value of a feature that can be told from others is as likely.</summary>
    public Counterexample? TryRandom(int samples, ulong seed)
    {
        var random = new SeededRandom(seed);
        return _simulation is null
            ? TryEach(samples, _ => _inputs.Fields.Select(field => (long)(random.NextBits() % (ulong)field.Values)).ToArray())
            : TryLanes(samples, (_, words) => RandomLanes.Fill(_inputs, random, words));
    }

    /// <summary>Tries all inputs.</summary>
    /// <param name="count">How many there are.</param>
    public Counterexample? TryAll(long count) => _simulation is null ? TryEach(count, ValuesAt) : TryLanes(count, FillFrom);

    /// <summary>Tries one input.</summary>
    /// <param name="values">A value of each field.</param>
    public Counterexample? Try(long[] values)
    {
        float[] row = _inputs.Row(values);
        double[] first = OutputsOf(0, row);
        double[] second = OutputsOf(1, row);
        return first.AsSpan().SequenceEqual(second) ? null : new Counterexample(row, first, second);
    }

    private double[] OutputsOf(int network, float[] row) => _outputs.Of(_networks[network], _evaluators[network].EvaluateCodes(_inputs.Codes(_networks[network], row)));

    private Counterexample? TryEach(long count, Func<long, long[]> valuesOf)
    {
        Tried = 0;
        for (; Tried < count; Tried++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (Try(valuesOf(Tried)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private Counterexample? TryLanes(long count, FillLanes fill)
    {
        Span<ulong> words = MemoryMarshal.Cast<Vector512<ulong>, ulong>(_simulation!.Variables(_inputs.VariableCount));
        for (Tried = 0; Tried < count; Tried += LaneSimulation.Lanes)
        {
            _cancellation.ThrowIfCancellationRequested();
            fill(Tried, words);
            _simulation.Run();
            Vector512<ulong> suspects = Suspects();
            for (int lane = 0; lane < LaneSimulation.Lanes && suspects != Vector512<ulong>.Zero; lane++)
            {
                if (((suspects[lane >> 6] >> (lane & 63)) & 1) != 0 && Differs(lane))
                {
                    return Try(ValuesOf(lane, words)) ?? throw new InvalidOperationException("the circuit of two networks differs where their evaluators do not");
                }
            }
        }

        return null;
    }

    // The lanes whose outputs may differ.
    private Vector512<ulong> Suspects()
    {
        if (!_outputs.EqualBitsSuffice)
        {
            return Vector512<ulong>.AllBitsSet;
        }

        Vector512<ulong> different = Vector512<ulong>.Zero;
        (int[] first, int[] second) = (_logic!.HeadBits(0), _logic.HeadBits(1));
        for (int i = 0; i < first.Length; i++)
        {
            different |= _simulation!.Value(first[i]) ^ _simulation.Value(second[i]);
        }

        return different;
    }

    private bool Differs(int lane) => !OutputsAt(0, lane).AsSpan().SequenceEqual(OutputsAt(1, lane));

    private double[] OutputsAt(int network, int lane)
    {
        int[] bits = _logic!.HeadBits(network);
        int next = 0;
        foreach (int signal in _networks[network].Head.Signals)
        {
            int code = 0;
            for (int width = _networks[network].WidthOf(signal); width > 0; width--)
            {
                code = (code << 1) | (int)((_simulation!.Value(bits[next++])[lane >> 6] >> (lane & 63)) & 1);
            }

            _codes[network][signal] = code;
        }

        return _outputs.Of(_networks[network], _codes[network]);
    }

    private void FillFrom(long first, Span<ulong> words)
    {
        words.Clear();
        for (int lane = 0; lane < LaneSimulation.Lanes; lane++)
        {
            long[] values = ValuesAt(first + lane);
            for (int i = 0; i < values.Length; i++)
            {
                InputField field = _inputs.Fields[i];
                for (int variable = field.First; variable < field.First + field.Count; variable++)
                {
                    words[variable * WordsOfLanes + (lane >> 6)] |= field.IsOne(variable, values[i]) ? 1UL << (lane & 63) : 0;
                }
            }
        }
    }

    // The values of an input by its number; beyond the last they start again.
    private long[] ValuesAt(long number)
    {
        var values = new long[_inputs.Fields.Count];
        for (int i = 0; i < values.Length; i++)
        {
            long count = _inputs.Fields[i].Values;
            values[i] = number % count;
            number /= count;
        }

        return values;
    }

    private long[] ValuesOf(int lane, Span<ulong> words)
    {
        var values = new long[_inputs.Fields.Count];
        for (int i = 0; i < values.Length; i++)
        {
            InputField field = _inputs.Fields[i];
            for (int variable = field.First; variable < field.First + field.Count; variable++)
            {
                long bit = (long)((words[variable * WordsOfLanes + (lane >> 6)] >> (lane & 63)) & 1);
                values[i] = field.IsThermometer ? values[i] + bit : (values[i] << 1) | bit;
            }
        }

        return values;
    }
}
