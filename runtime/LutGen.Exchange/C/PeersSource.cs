using System.Globalization;
using System.Numerics;
using LutGen.Heads;

namespace LutGen.Exchange.C;

/// <summary>
/// The whole program that code generators of logic networks write around <see cref="GateSource"/>: bools are packed a word of samples at a time, input by
/// input; each class counts its outputs by a ripple-carry counter of words; each sample's sum is then taken out bit by bit.
/// The algorithm is that of difflogic's compiled networks, the code is not.
/// </summary>
internal static class PeersSource
{
    /// <summary><c>void evaluate_sums(const word *in, int *sums)</c>: the network and the group sum of a word of samples.</summary>
    public const string SumsFunction = "evaluate_sums";

    /// <summary><c>void apply(const bool *rows, int *sums, size_t words)</c>: rows to sums, or to bits where there are none, a word of rows at a time.</summary>
    public const string RowsFunction = "apply";

    /// <summary>Writes the program.</summary>
    /// <param name="network">The network.</param>
    /// <param name="word">Its word, an integer.</param>
    public static string Emit(GateNetwork network, WordType word) => $$"""
        /* The network {{network.Name}}: {{network.Inputs}} bits in, {{(network.Sums is null ? $"{network.Outputs.Count} bits" : $"{network.Classes} sums")}} out, {{word.Bits}} samples a word.
         *
         * {{GateSource.Function}}: in[i] is input bit i and out[i] output bit i; bit s of a word is sample s.
         * {{RowsFunction}}: rows are {{word.Bits}} * words rows of {{network.Inputs}} bools, one behind the other.
         * Features become bits outside: code bits in the order of the features, the most significant bit of a code first.
        {{(network.Sums is { } sums ? Explained(sums) : " */")}}
        #include <stdbool.h>
        #include <stdlib.h>
        {{GateSource.Emit(network, word)}}
        {{Sizes(network, word)}}

        static void pack(const bool *rows, word *in) {
            for (size_t input = 0; input < INPUTS; input++) {
                word bits = 0;
                for (size_t sample = SAMPLES; sample-- > 0;)
                    bits = (bits << 1) | rows[sample * INPUTS + input];
                in[input] = bits;
            }
        }

        {{(network.Sums is null ? Bits() : GroupSum(network))}}
        """;

    private static string Explained(GroupSumHead head) => $"""
         * {SumsFunction}: sums[CLASSES * s + c] is how many outputs of class c are set in sample s; {RowsFunction} gives the same for all rows.
         * scores: what {head.Groups.Count} sums of one sample stand for, (sum + beta) / tau.
         */
        """;

    private static string Sizes(GateNetwork network, WordType word)
    {
        int digits = BitOperations.Log2((uint)Math.Max(1, network.GroupSizes.Max())) + 1;
        string sizes = $"enum {{ INPUTS = {network.Inputs}, OUTPUTS = {network.Outputs.Count}, SAMPLES = {word.Bits}";
        return network.Sums is null ? $"{sizes} }};"
            : network.GroupSizes.Distinct().Count() == 1 ? $"{sizes}, CLASSES = {network.Classes}, GROUP = {network.GroupSizes[0]}, DIGITS = {digits} }};"
            : $"{sizes}, CLASSES = {network.Classes}, DIGITS = {digits} }};\nstatic const unsigned starts[CLASSES + 1] = {{{string.Join(", ", network.GroupSizes.Append(0).Select((_, c) => network.GroupSizes.Take(c).Sum()))}}};";
    }

    private static string Bits() => $$"""
        void {{RowsFunction}}(const bool *rows, bool *bits, size_t words) {
            word *in = malloc(INPUTS * sizeof(word));
            word *out = malloc(OUTPUTS * sizeof(word));
            for (size_t i = 0; i < words; i++) {
                pack(rows + i * SAMPLES * INPUTS, in);
                {{GateSource.Function}}(in, out);
                for (size_t sample = 0; sample < SAMPLES; sample++)
                    for (size_t output = 0; output < OUTPUTS; output++)
                        bits[(i * SAMPLES + sample) * OUTPUTS + output] = (out[output] >> sample) & 1;
            }
            free(in);
            free(out);
        }

        """;

    private static string GroupSum(GateNetwork network)
    {
        bool alike = network.GroupSizes.Distinct().Count() == 1;
        (string first, string count) = alike ? ("class * GROUP", "GROUP") : ("starts[class]", "starts[class + 1] - starts[class]");
        return $$"""
            static void group_sum(const word *out, int *sums) {
                for (size_t class = 0; class < CLASSES; class++) {
                    word counter[DIGITS] = {0};
                    for (size_t output = 0; output < {{count}}; output++) {
                        word carry = out[{{first}} + output];
                        for (size_t digit = 0; digit < DIGITS; digit++) {
                            word next = counter[digit] & carry;
                            counter[digit] ^= carry;
                            carry = next;
                        }
                    }
                    for (size_t sample = 0; sample < SAMPLES; sample++) {
                        int sum = 0;
                        for (size_t digit = 0; digit < DIGITS; digit++)
                            sum |= (int)((counter[digit] >> sample) & 1) << digit;
                        sums[sample * CLASSES + class] = sum;
                    }
                }
            }

            void {{SumsFunction}}(const word *in, int *sums) {
                static word out[OUTPUTS];
                {{GateSource.Function}}(in, out);
                group_sum(out, sums);
            }

            void {{RowsFunction}}(const bool *rows, int *sums, size_t words) {
                word *in = malloc(INPUTS * sizeof(word));
                word *out = malloc(OUTPUTS * sizeof(word));
                for (size_t i = 0; i < words; i++) {
                    pack(rows + i * SAMPLES * INPUTS, in);
                    {{GateSource.Function}}(in, out);
                    group_sum(out, sums + i * SAMPLES * CLASSES);
                }
                free(in);
                free(out);
            }

            void scores(const int *sums, float *scores) {
                static const float beta[CLASSES] = {{{string.Join(", ", network.Sums!.Groups.Select(group => Literal(group.Beta)))}}};
                for (size_t class = 0; class < CLASSES; class++)
                    scores[class] = ((float)sums[class] + beta[class]) / {{Literal(network.Sums.Tau)}};
            }

            """;
    }

    /// <summary>A number as C has it in single precision.</summary>
    public static string Literal(float value)
    {
        string text = value.ToString("G9", CultureInfo.InvariantCulture);
        return text + (text.AsSpan().ContainsAny('.', 'E') ? "f" : ".0f");
    }
}
