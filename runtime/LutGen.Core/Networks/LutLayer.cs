namespace LutGen.Networks;

/// <summary>How a neuron's inputs become the address into its table.</summary>
public enum Addressing
{
    /// <summary>The codes side by side, first input most significant: an L-LUT, or a gate when all are single bits.</summary>
    Concatenation,

    /// <summary>The sum of the codes: the adder node of PolyLUT-Add (arXiv 2406.04910). Signs live in the table: offset-binary codes add as they are.</summary>
    Sum,
}

/// <summary>Neurons that each look up one truth table.</summary>
public sealed class LutLayer : Layer
{
    private readonly int[] _inputs;
    private readonly int[] _inputStarts;
    private readonly ulong[] _words;
    private readonly int[] _wordStarts;
    private readonly byte[] _addressBits;

    private LutLayer(Builder builder)
        : base(builder.Scope, builder.Count, builder.OutputBits)
    {
        Addressing = builder.Addressing;
        _inputs = builder.Inputs.ToArray();
        _inputStarts = builder.InputStarts.ToArray();
        _words = builder.Words.ToArray();
        _wordStarts = builder.WordStarts.ToArray();
        _addressBits = builder.AddressBits.ToArray();
    }

    /// <summary>How the inputs address the tables.</summary>
    public Addressing Addressing { get; }

    /// <summary>The signals that a neuron reads, first input most significant.</summary>
    public SignalList InputsOf(int neuron) => new(_inputs, _inputStarts[neuron], _inputStarts[neuron + 1] - _inputStarts[neuron]);

    /// <summary>A neuron's table.</summary>
    public TruthTable TableOf(int neuron) => new(_words, _wordStarts[neuron], _addressBits[neuron], OutputBits);

    /// <inheritdoc/>
    public override void Evaluate(int[] codes)
    {
        for (int neuron = 0; neuron < Count; neuron++)
        {
            int address = 0;
            for (int i = _inputStarts[neuron]; i < _inputStarts[neuron + 1]; i++)
            {
                int signal = _inputs[i];
                address = Addressing == Addressing.Sum ? address + codes[signal] : (address << Scope.WidthOf(signal)) | codes[signal];
            }

            codes[FirstSignal + neuron] = TableOf(neuron)[address];
        }
    }

    /// <summary>Collects neurons, checking each against the signals defined before the layer.</summary>
    public sealed class Builder
    {
        private readonly int _firstSignal;

        /// <summary>Starts a layer.</summary>
        /// <param name="scope">The signals that neurons may read.</param>
        /// <param name="outputBits">Width of each neuron's output, 1 to <see cref="NetworkLimits.SignalBits"/>.</param>
        /// <param name="addressing">How inputs address the tables.</param>
        public Builder(SignalScope scope, int outputBits, Addressing addressing = Addressing.Concatenation)
        {
            TruthTable.CheckSize(0, outputBits);
            Scope = scope;
            OutputBits = outputBits;
            Addressing = addressing;
            _firstSignal = scope.Count;
        }

        /// <summary>Neurons added so far.</summary>
        public int Count => AddressBits.Count;

        internal SignalScope Scope { get; }

        internal int OutputBits { get; }

        internal Addressing Addressing { get; }

        internal List<int> Inputs { get; } = [];

        internal List<int> InputStarts { get; } = [0];

        internal List<ulong> Words { get; } = [];

        internal List<int> WordStarts { get; } = [0];

        internal List<byte> AddressBits { get; } = [];

        /// <summary>Checks a neuron's inputs and returns the address bits that its table must have.</summary>
        /// <param name="inputs">Signal ids, first input most significant.</param>
        /// <exception cref="NetworkException">An input is not defined, is too wide, or the table would be too large.</exception>
        public int AddressBitsFor(IReadOnlyList<int> inputs)
        {
            int bits = 0;
            int largestSum = 0;
            for (int i = 0; i < inputs.Count; i++)
            {
                int width = Scope.Require(inputs[i], i);
                if (width > NetworkLimits.AddressInputBits)
                {
                    throw new NetworkException(
                        NetworkRule.WidthMismatch,
                        $"input reads signal {inputs[i]} of {width} bits, expected at most {NetworkLimits.AddressInputBits} bits where a table is addressed",
                        i);
                }

                bits += width;
                largestSum += (1 << width) - 1;
                if (Addressing == Addressing.Concatenation ? bits > NetworkLimits.AddressBits : largestSum >> NetworkLimits.AddressBits != 0)
                {
                    throw new NetworkException(NetworkRule.LimitExceeded, $"the neuron's inputs address too many table entries, expected at most 2^{NetworkLimits.AddressBits}", i);
                }
            }

            return Addressing == Addressing.Concatenation ? bits : BitLength(largestSum);
        }

        /// <summary>Adds a neuron and returns the id of its signal.</summary>
        /// <param name="inputs">Signal ids, first input most significant; repeats are allowed.</param>
        /// <param name="table">Its table: 2^(address bits) entries of the layer's width. For <see cref="Addressing.Sum"/> the address bits are those of the largest possible sum.</param>
        /// <exception cref="NetworkException">The inputs or the table do not fit.</exception>
        public int Add(IReadOnlyList<int> inputs, TruthTable table)
        {
            int addressBits = AddressBitsFor(inputs);
            if (table.AddressBits != addressBits || table.OutputBits != OutputBits)
            {
                throw new NetworkException(
                    NetworkRule.TableLength,
                    $"the table has 2^{table.AddressBits} entries of {table.OutputBits} bits, expected 2^{addressBits} entries of {OutputBits} bits");
            }

            table.CopyWordsTo(Words);
            return Close(inputs, addressBits);
        }

        /// <summary>Closes the layer and defines its signals in the scope.</summary>
        /// <exception cref="InvalidOperationException">Another layer was built on the scope since this one was started.</exception>
        public LutLayer Build() => Scope.Count == _firstSignal
            ? new LutLayer(this)
            : throw new InvalidOperationException("another layer was built on the scope since this one was started");

        /// <summary>Ends a neuron whose table's words were appended to <see cref="Words"/>.</summary>
        internal int Close(IReadOnlyList<int> inputs, int addressBits)
        {
            Inputs.AddRange(inputs);
            InputStarts.Add(Inputs.Count);
            WordStarts.Add(Words.Count);
            AddressBits.Add((byte)addressBits);
            return _firstSignal + Count - 1;
        }

        private static int BitLength(int value)
        {
            int bits = 0;
            while (value >> bits != 0)
            {
                bits++;
            }

            return bits;
        }
    }
}
