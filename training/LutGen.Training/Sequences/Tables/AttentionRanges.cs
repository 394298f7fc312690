namespace LutGen.Training.Sequences.Tables;

/// <summary>What the values of an attention block reach on some sequences.</summary>
internal sealed record AttentionRanges(ValueRange[] Inputs, ValueRange Queries, ValueRange Keys, ValueRange Values, ValueRange Products, ValueRange Scores)
{
    /// <summary>Runs a block over sequences.</summary>
    /// <exception cref="ArgumentException">There are none, or they are none for the block.</exception>
    public static AttentionRanges Of(AttentionBlock model, IReadOnlyList<LabelledSequence> sequences)
    {
        if (sequences.Count == 0)
        {
            throw new ArgumentException("There are no sequences to choose ranges by; expected some.", nameof(sequences));
        }

        AttentionRanges ranges = new([.. Enumerable.Range(0, model.InputCount).Select(_ => new ValueRange())], new(), new(), new(), new(), new());
        foreach (LabelledSequence sequence in sequences)
        {
            model.Require(sequence);
            float[][] keys = AttentionBlock.Map(model.Key, sequence.Inputs), values = AttentionBlock.Map(model.Value, sequence.Inputs);
            for (int token = 0; token < model.Tokens; token++)
            {
                for (int feature = 0; feature < model.InputCount; feature++)
                {
                    ranges.Inputs[feature].Add([sequence.Inputs[token][feature]]);
                }

                ranges.Keys.Add(keys[token]);
                ranges.Values.Add(values[token]);
            }

            foreach (float[] input in sequence.Inputs[^model.AskingTokens..])
            {
                (float[] query, float[] products, _, float[] answer) = model.Ask(input, keys, values);
                ranges.Queries.Add(query);
                ranges.Products.Add(products);
                ranges.Scores.Add(AttentionBlock.Map(model.Readout, [answer])[0]);
            }
        }

        return ranges;
    }
}
