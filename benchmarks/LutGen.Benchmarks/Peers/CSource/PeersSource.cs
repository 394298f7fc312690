using System.Numerics;

namespace LutGen.Benchmarks.Peers.CSource;

/// <summary>
/// The whole program that code generators of logic networks write around <see cref="GateSource"/>: bools are packed 64 samples a word, input
/// by input; each class counts its outputs by a ripple-carry counter of words; each sample's sum is then taken out bit by bit.
/// The algorithm is that of difflogic's compiled networks, the code is not.
/// </summary>
internal static class PeersSource
{
    /// <summary><c>void evaluate_sums(const word *in, int *sums)</c>: the network and the group sum of 64 samples.</summary>
    public const string SumsFunction = "evaluate_sums";

    /// <summary><c>void apply(const _Bool *rows, int *sums, size_t words)</c>: rows to sums, 64 rows a word.</summary>
    public const string RowsFunction = "apply";

    /// <summary>Writes the program.</summary>
    /// <param name="network">The network.</param>
    public static string Emit(GateNetwork network)
    {
        int digits = BitOperations.Log2((uint)network.GroupSize) + 1;
        return $$"""
            #include <stdbool.h>
            #include <stdlib.h>
            {{GateSource.Emit(network, WordType.Word64)}}
            enum { INPUTS = {{network.Inputs}}, OUTPUTS = {{network.Outputs.Count}}, CLASSES = {{network.Classes}}, GROUP = {{network.GroupSize}}, DIGITS = {{digits}}, SAMPLES = 64 };

            static void pack(const bool *rows, word *in) {
                for (size_t input = 0; input < INPUTS; input++) {
                    word bits = 0;
                    for (size_t sample = SAMPLES; sample-- > 0;)
                        bits = (bits << 1) | rows[sample * INPUTS + input];
                    in[input] = bits;
                }
            }

            static void group_sum(const word *out, int *sums) {
                for (size_t class = 0; class < CLASSES; class++) {
                    word counter[DIGITS] = {0};
                    for (size_t output = 0; output < GROUP; output++) {
                        word carry = out[class * GROUP + output];
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

            """;
    }
}
