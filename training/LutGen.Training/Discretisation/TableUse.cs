using LutGen.Networks;

namespace LutGen.Training.Discretisation;

/// <summary>
/// What the tables of a trained network are good for. A kernel's tables count once, however many places they are applied at; a layer that
/// does nothing but put bits into another order does not count. A multiply-accumulate neuron counts as one table of all its inputs.
/// </summary>
/// <param name="Tables">Number of tables.</param>
/// <param name="Dead">Tables that nothing depends on: not reached from the head through inputs that tables do not ignore.</param>
/// <param name="Constant">Tables that ignore all their inputs.</param>
/// <param name="Wires">Tables that read one input alone and ignore the others.</param>
public sealed record TableUse(int Tables, int Dead, int Constant, int Wires)
{
    /// <summary>Counts.</summary>
    /// <param name="network">A network as the trainers make it: tables or multiply-accumulate neurons, convolutions of them, pools and additions.</param>
    public static TableUse Of(LutNetwork network)
    {
        bool[] reached = new bool[network.SignalCount];
        foreach (int signal in network.Head.Signals)
        {
            reached[signal] = true;
        }

        TableUse use = new(0, 0, 0, 0);
        foreach (Layer layer in network.Layers.Reverse())
        {
            switch (layer)
            {
                case LutLayer luts:
                    use = Reach(luts, network.WidthOf, reached, use);
                    break;
                case MacLayer macs:
                    use = Reach(macs, reached, use);
                    break;
                case AddLayer add:
                    Reach(add, reached);
                    break;
                case ConvolutionLayer convolution:
                    use = Reach(convolution, reached, use);
                    break;
                case PoolLayer pool:
                    Reach(pool, reached);
                    break;
                default:
                    throw new NotSupportedException($"no use of a {layer.GetType().Name}");
            }
        }

        return use;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Tables}: {Dead} dead, {Constant} constant, {Wires} wires";

    private static TableUse Reach(LutLayer luts, Func<int, int> widthOf, bool[] reached, TableUse use)
    {
        bool counts = !Enumerable.Range(0, luts.Count).All(neuron => luts.InputsOf(neuron).Count == 1 && luts.TableOf(neuron) is { AddressBits: 1, OutputBits: 1 } table && table.PlaneWord(0, 0) == 0b10);
        int dead = 0, constant = 0, wires = 0;
        for (int neuron = 0; neuron < luts.Count; neuron++)
        {
            SignalList inputs = luts.InputsOf(neuron);
            TruthTable table = luts.TableOf(neuron);
            bool isReached = reached[luts.FirstSignal + neuron];
            int read = 0, shift = table.AddressBits;
            for (int i = 0; i < inputs.Count; i++)
            {
                shift -= widthOf(inputs[i]);
                if (luts.Addressing == Addressing.Sum ? !IsConstant(table) : !Ignores(table, shift, widthOf(inputs[i])))
                {
                    read++;
                    reached[inputs[i]] |= isReached;
                }
            }

            dead += isReached ? 0 : 1;
            constant += read == 0 ? 1 : 0;
            wires += read == 1 ? 1 : 0;
        }

        return counts ? new TableUse(use.Tables + luts.Count, use.Dead + dead, use.Constant + constant, use.Wires + wires) : use;
    }

    // Whether all entries that differ in the code at a place alone are alike.
    private static bool Ignores(TruthTable table, int shift, int width)
    {
        int others = ~(((1 << width) - 1) << shift);
        for (int address = 0; address < table.Length; address++)
        {
            if (table[address] != table[address & others])
            {
                return false;
            }
        }

        return true;
    }

    private static TableUse Reach(MacLayer macs, bool[] reached, TableUse use)
    {
        int dead = 0, constant = 0;
        for (int neuron = 0; neuron < macs.Count; neuron++)
        {
            bool isReached = reached[macs.FirstSignal + neuron];
            foreach (MacInput input in macs.Neurons[neuron].Inputs)
            {
                reached[input.Signal] |= isReached;
            }

            dead += isReached ? 0 : 1;
            constant += macs.Neurons[neuron].Inputs.Count == 0 ? 1 : 0;
        }

        return new TableUse(use.Tables + macs.Count, use.Dead + dead, use.Constant + constant, use.Wires);
    }

    private static void Reach(AddLayer add, bool[] reached)
    {
        foreach (AddTerm term in add.Terms)
        {
            for (int i = 0; i < add.Count; i++)
            {
                reached[term.Grid.First + i] |= reached[add.FirstSignal + i];
            }
        }
    }

    private static bool IsConstant(TruthTable table) => Ignores(table, 0, table.AddressBits);

    private static TableUse Reach(ConvolutionLayer layer, bool[] reached, TableUse use)
    {
        Subnetwork kernel = layer.Kernel;
        bool[] local = new bool[kernel.SignalCount];
        for (int i = 0; i < layer.Count; i++)
        {
            local[kernel.Outputs[i / (layer.Output.Height * layer.Output.Width)]] |= reached[layer.FirstSignal + i];
        }

        foreach (Layer level in kernel.Layers.Reverse())
        {
            use = level is MacLayer macs ? Reach(macs, local, use) : Reach((LutLayer)level, kernel.WidthOf, local, use);
        }

        for (int place = 0; place < layer.Output.Height * layer.Output.Width; place++)
        {
            int input = 0;
            foreach (int signal in layer.SignalsUnder(place / layer.Output.Width, place % layer.Output.Width))
            {
                if (local[input++] && signal >= 0)
                {
                    reached[signal] = true;
                }
            }
        }

        return use;
    }

    private static void Reach(PoolLayer layer, bool[] reached)
    {
        SignalGrid output = layer.Output;
        for (int i = 0; i < layer.Count; i++)
        {
            foreach (int signal in layer.SignalsUnder(i / (output.Height * output.Width), i / output.Width % output.Height, i % output.Width))
            {
                reached[signal] |= reached[layer.FirstSignal + i];
            }
        }
    }
}
