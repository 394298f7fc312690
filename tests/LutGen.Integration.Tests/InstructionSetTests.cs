using System.Runtime.Intrinsics;
using LutGen.Formats;
using LutGen.Testing;

namespace LutGen.Integration.Tests;

/// <summary>Compiled models equal the evaluator whatever the machine accelerates.</summary>
public sealed class InstructionSetTests
{
    [Theory]
    [InlineData(512, "")]
    [InlineData(256, "DOTNET_EnableAVX512")]
    [InlineData(128, "DOTNET_EnableAVX2")]
    [InlineData(64, "DOTNET_EnableHWIntrinsic")]
    public void All_kinds_at_every_batch_size_and_both_trained_models_on_their_test_sets_equal_the_evaluator(int width, string disabled)
    {
        string[] lines = disabled.Length == 0 ? ConsumerProcess.Run() : ConsumerProcess.Run((disabled, "0"));

        Assert.Equal($"widest {Math.Min(width, WidestHere)}", lines[0]);
        Assert.Equal(RandomNetworks.Kinds.Count + 7, lines.Count(line => line.Contains(" equal ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_consumers_model_files_are_the_random_networks(string kind)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Models", kind + ".lutnet");
        Assert.Equal(LutnetWriter.ToText(RandomNetworks.Create(kind, 42)), File.ReadAllText(file));
    }

    [Fact]
    public void The_consumers_network_of_loops_is_the_random_one() => Assert.Equal(
        LutnetWriter.ToText(ConvolutionNetworks.Create("channel-groups", 42)),
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Models", "channel-groups.lutnet")));

    [Theory]
    [InlineData("between-gates")]
    [InlineData("all-looked-up")]
    public void The_consumers_networks_of_lookups_are_the_random_ones(string kind) => Assert.Equal(
        LutnetWriter.ToText(LookupNetworks.Create(kind, 42)),
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Models", kind + ".lutnet")));

    [Theory]
    [InlineData("pruned")]
    [InlineData("masked")]
    public void The_consumers_networks_of_multiplications_are_the_random_ones(string kind) => Assert.Equal(
        LutnetWriter.ToText(MacNetworks.Create(kind, 42)),
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Models", kind + ".lutnet")));

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    private static int WidestHere => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;
}
