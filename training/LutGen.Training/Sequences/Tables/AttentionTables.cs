using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Training.Sequences.Tables;

/// <summary>
/// A trained attention block as one network of tables: all tokens' features come in, the scores of the classes for each token that asks go out. Of the
/// softmax the largest product is found by a pool; what it exceeds another by is the address of a table of e^x; and the reciprocal of their sum is
/// looked up by that sum. Weights have 9 bits and a scale for each row, all else 8 bits in ranges that sequences show.
/// </summary>
public static class AttentionTables
{
    private const int ScoreBits = 12;

    /// <summary>Makes the network.</summary>
    /// <param name="model">The trained block.</param>
    /// <param name="calibration">Sequences as they will come.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="metadata">Where it comes from.</param>
    /// <exception cref="ArgumentException">There are no sequences, or they are none for the block.</exception>
    /// <exception cref="NetworkException">The name or the metadata cannot be written, or the tokens are too many for one table of their sum.</exception>
    public static LutNetwork Of(AttentionBlock model, IReadOnlyList<LabelledSequence> calibration, string name, NetworkMetadata? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(calibration);
        AttentionRanges ranges = AttentionRanges.Of(model, calibration);
        CodeFormat[] features = [.. ranges.Inputs.Select(range => CodeFormat.Between(range.Low, range.High))];
        NetworkBuilder builder = new(name, new QuantizerEncoder([.. Enumerable.Range(0, model.Tokens).SelectMany(_ => features.Select(format => format.Quantizer))]));
        CodedLayers layers = new(builder);
        CodedSignal[][] tokens = [.. Enumerable.Range(0, model.Tokens).Select(token => features.Select((format, i) => new CodedSignal(token * features.Length + i, format)).ToArray())];

        (CodedSignal[][] queries, CodedSignal[][] keys, CodedSignal[][] values) = AddMaps(layers, model, ranges, tokens);
        CodedSignal[][] weights = AddSoftmax(builder, layers, AddProducts(layers, model, ranges, queries, keys));
        CodedSignal[][] answers = AddAnswers(layers, model, weights, values);
        CodedSignal[] scores = layers.Linear([.. answers.SelectMany(answer => RecurrentTables.Rows(model.Readout, answer, CodeFormat.Signed(ranges.Scores.Magnitude, ScoreBits)))]);
        return builder.Build(new DequantizeHead([.. scores.Select(signal => new DequantizedScore(signal.Signal, signal.Format.Scale, signal.Format.Zero))]), metadata);
    }

    private static (CodedSignal[][] Queries, CodedSignal[][] Keys, CodedSignal[][] Values) AddMaps(CodedLayers layers, AttentionBlock model, AttentionRanges ranges, CodedSignal[][] tokens)
    {
        CodeFormat query = CodeFormat.Signed(ranges.Queries.Magnitude), key = CodeFormat.Signed(ranges.Keys.Magnitude), value = CodeFormat.Signed(ranges.Values.Magnitude);
        CodedSignal[][] asking = tokens[^model.AskingTokens..];
        CodedSignal[][] maps = [.. layers.Linear([
            .. asking.SelectMany(token => RecurrentTables.Rows(model.Query, token, query)),
            .. tokens.SelectMany(token => RecurrentTables.Rows(model.Key, token, key)),
            .. tokens.SelectMany(token => RecurrentTables.Rows(model.Value, token, value)),
        ]).Chunk(model.Width)];
        return (maps[..asking.Length], maps[asking.Length..(asking.Length + tokens.Length)], maps[(asking.Length + tokens.Length)..]);
    }

    /// <summary>Products of each query with all keys, divided by the root of their length.</summary>
    private static CodedSignal[][] AddProducts(CodedLayers layers, AttentionBlock model, AttentionRanges ranges, CodedSignal[][] queries, CodedSignal[][] keys)
    {
        CodedSignal[] all = [.. queries.SelectMany(query => query)];
        ComplementedSignal[][] complemented = [.. layers.Complements(all).Select((complement, i) => new ComplementedSignal(all[i], complement)).Chunk(model.Width)];
        QuarterSquares[][] squares = [.. layers.Squares([.. complemented.SelectMany(query => keys.SelectMany(key => query.Zip(key)))]).Chunk(model.Width)];
        double unit = (double)queries[0][0].Format.Scale * keys[0][0].Format.Scale * model.ScoreFactor;
        CodeFormat format = CodeFormat.Signed(ranges.Products.Magnitude);
        return [.. layers.Sums([.. squares.Select(each => new SumRow([.. each.SelectMany(product => CodedLayers.Product(product))], 0, unit, format))]).Chunk(keys.Length)];
    }

    private static CodedSignal[][] AddSoftmax(NetworkBuilder builder, CodedLayers layers, CodedSignal[][] products)
    {
        int tokens = products[0].Length, full = CodeFormat.Share.Largest;
        CodeFormat format = products[0][0].Format;
        PoolLayer pool = new(builder.Scope, new SignalGrid(products[0][0].Signal, 1, products.Length, tokens), new SlidingWindow(1, tokens, 1, 0), PoolKind.Max);
        builder.Add(pool);
        CodedSignal[] rests = layers.Complements([.. Enumerable.Range(0, products.Length).Select(row => new CodedSignal(pool.FirstSignal + row, format))]);

        // The address is product + (largest code - largest product): that code where they are equal, and never more.
        CodedSignal[][] powers = [.. layers.SumFunctions([.. products.SelectMany((row, i) => row.Select(product => (
            new[] { product.Signal, rests[i].Signal },
            (Func<int, int>)(sum => CodeFormat.Share.CodeOf(Math.Exp(Math.Min(sum - format.Largest, 0) * (double)format.Scale))),
            CodeFormat.Share)))]).Chunk(tokens)];

        // The largest product's power is 1, so their sum is 1 at least and its reciprocal a share.
        CodedSignal[] reciprocals = layers.SumFunctions([.. powers.SelectMany(row => new Func<int, int>[]
        {
            sum => CodeFormat.Share.CodeOf(full / (double)Math.Max(sum, full)),
            sum => full - CodeFormat.Share.CodeOf(full / (double)Math.Max(sum, full)),
        }.Select(code => (row.Select(power => power.Signal).ToArray(), code, CodeFormat.Share)))]);
        ComplementedSignal[] shares = GateFunctions.Pairs(reciprocals);
        QuarterSquares[] squares = layers.Squares([.. powers.SelectMany((row, i) => row.Select(power => (shares[i], power)))]);
        return [.. layers.Sums([.. squares.Select(each => new SumRow(CodedLayers.Product(each), 0, (double)CodeFormat.Share.Scale * CodeFormat.Share.Scale, CodeFormat.Share))]).Chunk(tokens)];
    }

    /// <summary>Sums of values by the weights of each token that asks.</summary>
    private static CodedSignal[][] AddAnswers(CodedLayers layers, AttentionBlock model, CodedSignal[][] weights, CodedSignal[][] values)
    {
        CodedSignal[] all = [.. weights.SelectMany(row => row)];
        ComplementedSignal[][] complemented = [.. layers.Complements(all).Select((complement, i) => new ComplementedSignal(all[i], complement)).Chunk(values.Length)];
        QuarterSquares[] squares = layers.Squares([.. complemented.SelectMany(row => Enumerable.Range(0, model.Width).SelectMany(place => row.Select((weight, token) => (weight, values[token][place]))))]);
        CodeFormat value = values[0][0].Format;
        return [.. layers.Sums([.. squares.Chunk(values.Length).Select(sum =>
            new SumRow([.. sum.SelectMany(product => CodedLayers.Product(product))], 0, (double)value.Scale * CodeFormat.Share.Scale, value))]).Chunk(model.Width)];
    }
}
