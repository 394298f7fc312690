using System.Text.Json;
using LutGen.Testing;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Neurons;
using LutGen.Training.Optimizers;
using LutGen.Training.Presets;
using LutGen.Training.SettingsFiles;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public class SettingsFileTests
{
    // Every setting, none at its default.
    private static readonly TrainingRecipe Unusual = new(new LogicNetworkSettings
    {
        Layers =
        [
            new ConvolutionSettings(8) { Field = 5, Stride = 2, Padding = 1, Depth = 2, ChannelsPerKernel = 3, Node = new NodeSettings { Inputs = 3 } },
            new PoolSettings(3) { Stride = 2, Padding = 1 },
            new ResidualSettings([new DenseSettings(50) { Wiring = new LocalWiring(3) }, new DenseSettings(50) { Wiring = new RandomUniqueWiring() }]),
            new DenseSettings(20)
            {
                Connections = new LearnableConnections(4) { Temperature = 0.1f, NoiseScale = 1, LearningRateFactor = 2 },
                Node = new NodeSettings
                {
                    Method = NodeMethod.Light, Inputs = 4, Initialization = NodeInitialization.ResidualCatalog, GradientFactor = 2, LearningRateFactor = 0.5f,
                    Regularizer = WeightRegularizer.UnitSum, RegularizerStrength = 0.01f, Rescale = WeightRescale.ByNorm,
                },
            },
        ],
        Thresholds = new KindAwareThresholds(new DistributiveThresholds(7)),
        ThresholdLearning = new LearnableThresholds { Temperature = 0.01f, SpacingTemperature = 0.1f, LearningRateFactor = 1, ClipNorm = 2, Hard = true },
        MinimumActivity = 0.2,
        GroupTemperature = 3.5f,
        GroupBeta = -1,
        ResidualProbability = 0.7,
        Sampler = NodeSampler.GumbelHard,
        NoiseScale = 0.25f,
        Temperature = 2,
        FinalTemperature = 0.5f,
        AnnealFrom = 0.25,
        Optimizer = new OptimizerSettings { Beta1 = 0.8f, Beta2 = 0.99f, Epsilon = 1e-6f, WeightDecay = 0.01f, ClipNorm = 3 },
        LearningRate = 0.3f,
        Schedule = new StepSchedule(0.1, 0.5, 0.75),
        RewireUntil = 0.3,
        RewireCandidates = 5,
        BatchSize = 77,
        Epochs = 11,
        Patience = 3,
        MaxShift = 2,
        Flip = true,
        MaxRotation = 12.5f,
        MaxStretch = 0.25f,
        ValidationSamples = 123,
        Encoding = LutEncoding.Thermometer,
        Seed = ulong.MaxValue,
    })
    {
        Name = "strange-1.0",
        Data = "mnist",
    };

    [Fact]
    public void All_settings_are_read_as_they_were_written()
    {
        string text = SettingsFile.ToText(Unusual);
        TrainingRecipe read = SettingsFile.Parse(text);
        Assert.Equal(text, SettingsFile.ToText(read));
        Assert.Equal(Unusual.Settings.ToString(), read.Settings.ToString());
        Assert.Equal((Unusual.Name, Unusual.Data, Logic(Unusual).Encoding), (read.Name, read.Data, Logic(read).Encoding));
        Assert.Equal(
            (Unusual.Settings.Seed, Logic(Unusual).MinimumActivity, Unusual.Settings.Optimizer),
            (read.Settings.Seed, Logic(read).MinimumActivity, read.Settings.Optimizer));
    }

    [Fact]
    public void No_written_setting_is_at_its_default_so_that_none_was_forgotten()
    {
        AssertNoDefaults(SettingsFile.ToText(Parse("")), SettingsFile.ToText(Unusual));
        AssertNoDefaults(SettingsFile.ToText(SettingsFile.Parse(SmallNeurons)), SettingsFile.ToText(SettingsFile.Parse(UnusualNeurons)));
    }

    [Theory]
    [InlineData(SmallNeurons)]
    [InlineData("{ \"layers\": [{ \"kind\": \"dense\", \"nodes\": 10 }] }")]
    public void What_a_file_leaves_out_of_the_optimiser_is_as_usual_for_such_networks(string text)
    {
        OptimizerSettings usual = SettingsFile.Parse(text).Settings.Optimizer;
        Assert.Equal(usual with { ClipNorm = 2 }, SettingsFile.Parse(text.Replace("\"layers\"", "\"optimizer\": { \"clipNorm\": 2 }, \"layers\"", StringComparison.Ordinal)).Settings.Optimizer);
    }

    [Fact]
    public void Settings_of_quantised_neurons_are_read_as_they_were_written()
    {
        TrainingRecipe read = SettingsFile.Parse(UnusualNeurons);
        LlutNetworkSettings settings = Assert.IsType<LlutNetworkSettings>(read.Settings);
        Assert.Equal("odd", read.Name);
        Assert.Equal(
            [
                new LlutLayerSettings(64, 2, 3) { SubNeurons = 2, Function = new PolynomialFunction(3) },
                new LlutLayerSettings(32, 4, 2) { Function = new PerceptronFunction(8, 6, 3) },
                new LlutLayerSettings(1, 3, 5),
            ],
            settings.Layers);
        Assert.Equal("masks", Path.GetFileName(Assert.IsType<MaskConnectivity>(settings.Connectivity).Folder));
        Assert.Equal(new ConnectivitySearchSettings { Epochs = 7, ExactFrom = 0.25, MagnitudeRate = 0.5f, LearningRate = 0.125f, Decay = 0.3, Penalty = 4, ScoreBits = 6 }, settings.Search);
        Assert.Equal(new Augmentation(1, true, 5, 0.25f), settings.Augmentation);
        Assert.Equal((3, AdderForm.Table, 0.5f, true, 64, 11UL), (settings.InputBits, settings.Adders, settings.Momentum, settings.KeepBest, settings.BatchSize, settings.Seed));
        string text = SettingsFile.ToText(read);
        Assert.Equal(text, SettingsFile.ToText(SettingsFile.Parse(text)));
        Assert.Equal(new LlutNetworkSettings { Layers = [new(10, 4, 2)], Seed = SettingsFile.DefaultSeed }.ToString(), SettingsFile.Parse(SmallNeurons).Settings.ToString());
    }

    [Theory]
    [InlineData("\"inputBits\": 9", "inputBits is 9; expected a whole number from 1 to")]
    [InlineData("\"rewireUntil\": 0.5", "rewireUntil is no setting; expected one of")]
    [InlineData("\"connectivity\": { \"kind\": \"masks\" }", "connectivity has no \"folder\", which is required")]
    [InlineData("\"search\": { \"penalty\": -1 }", "search.penalty is -1; expected a number of at least 0")]
    public void Settings_of_quantised_neurons_that_make_no_sense_are_refused(string member, string message) => Assert.Contains(
        message, Assert.Throws<SettingsFileException>(() => SettingsFile.Parse(SmallNeurons[..^1] + ", " + member + "}")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_kind_of_network_that_there_is_not_is_refused() => Assert.Equal(
        "1:11: kind is \"forest\"; expected one of \"logic\", \"l-luts\", \"cnn\"", Assert.Throws<SettingsFileException>(() => SettingsFile.Parse("{ \"kind\": \"forest\" }")).Message);

    private const string SmallNeurons = "{ \"kind\": \"l-luts\", \"layers\": [{ \"neurons\": 10, \"fanIn\": 4 }] }";

    private const string UnusualNeurons = """
        {
          "kind": "l-luts", "name": "odd", "data": "magic04", "inputBits": 3,
          "layers": [
            { "neurons": 64, "fanIn": 2, "bits": 3, "subNeurons": 2, "function": { "kind": "polynomial", "degree": 3 } },
            { "neurons": 32, "fanIn": 4, "function": { "kind": "perceptron", "width": 8, "depth": 6, "skipEvery": 3 } },
            { "neurons": 1, "fanIn": 3, "bits": 5 },
          ],
          "connectivity": { "kind": "masks", "folder": "some/masks" },
          "search": { "epochs": 7, "exactFrom": 0.25, "magnitudeRate": 0.5, "learningRate": 0.125, "decay": 0.3, "penalty": 4, "scoreBits": 6 },
          "augmentation": { "maxShift": 1, "flip": true, "maxRotation": 5, "maxStretch": 0.25 }, "adders": "table", "momentum": 0.5, "keepBest": true,
          "optimizer": { "weightDecay": 0.25 }, "learningRate": 0.25, "schedule": { "kind": "constant" }, "batchSize": 64, "epochs": 3, "patience": 2, "validationSamples": 99, "seed": 11,
        }
        """;

    private static void AssertNoDefaults(string usual, string unusual)
    {
        JsonElement defaults = JsonDocument.Parse(usual).RootElement;
        foreach (JsonProperty written in JsonDocument.Parse(unusual).RootElement.EnumerateObject().Where(each => each.Name != "kind"))
        {
            Assert.True(
                !defaults.TryGetProperty(written.Name, out JsonElement common) || common.GetRawText() != written.Value.GetRawText(), written.Name);
        }
    }

    [Fact]
    public void What_a_file_leaves_out_keeps_its_default_and_comments_and_trailing_commas_are_fine()
    {
        TrainingRecipe recipe = SettingsFile.Parse("// mine\n{ \"layers\": [{ \"kind\": \"dense\", \"nodes\": 20, }], /* all */ }");
        LogicNetworkSettings defaults = new() { Layers = [new DenseSettings(20)], Seed = SettingsFile.DefaultSeed };
        Assert.Equal(defaults.ToString(), recipe.Settings.ToString());
        Assert.Equal((null, null, null), (recipe.Name, recipe.Data, Logic(recipe).Encoding));
    }

    [Fact]
    public void A_pool_steps_by_its_size_unless_the_file_says_otherwise()
    {
        Assert.Equal(new PoolSettings(3), LayerOf("\"kind\": \"or-pool\", \"size\": 3"));
        Assert.Equal(new PoolSettings(3) { Stride = 1 }, LayerOf("\"kind\": \"or-pool\", \"size\": 3, \"stride\": 1"));
        Assert.Equal(new PoolSettings(3) { Stride = 1 }, LayerOf("\"stride\": 1, \"kind\": \"or-pool\", \"size\": 3"));
        Assert.Equal(new PoolSettings(3) { Stride = 2 }, LayerOf("\"stride\": 2, \"kind\": \"or-pool\", \"size\": 3"));
    }

    [Theory]
    [InlineData("\"batchSiz\": 3", "3:13: batchSiz is no setting; expected one of $schema, name, data,")]
    [InlineData("\"batchSize\": \"3\"", "3:14: batchSize is \"3\"; expected a whole number from 1 to 65536")]
    [InlineData("\"batchSize\": 0", "3:14: batchSize is 0; expected a whole number from 1 to 65536")]
    [InlineData("\"batchSize\": 1.5", "3:14: batchSize is 1.5; expected a whole number")]
    [InlineData("\"batchSize\": 99999999999", "3:14: batchSize is 99999999999; expected a whole number")]
    [InlineData("\"seed\": -1", "3:9: seed is -1; expected a whole number of at least 0")]
    [InlineData("\"learningRate\": 0", "3:17: learningRate is 0; expected a number above 0")]
    [InlineData("\"learningRate\": 1e99", "3:17: learningRate is 1e99; expected a number above 0")]
    [InlineData("\"learningRate\": null", "3:17: learningRate is null; expected a number")]
    [InlineData("\"annealFrom\": 1.1", "3:15: annealFrom is 1.1; expected a number from 0 to 1")]
    [InlineData("\"residualProbability\": 0.5", "3:24: residualProbability is 0.5; expected a number above 0.5 and below 1")]
    [InlineData("\"sampler\": \"Soft\"", "3:12: sampler is \"Soft\"; expected one of \"soft\", \"gumbel-soft\", \"hard\", \"gumbel-hard\"")]
    [InlineData("\"thresholds\": {\"kind\": \"fixed\", \"values\": [2, 1]}", "3:43: thresholds.values is [2, 1]; expected at least one number, each above the one before")]
    [InlineData("\"thresholds\": {\"bits\": 2}", "3:15: thresholds has no \"kind\"; expected one of \"fixed\", \"uniform\", \"distributive\", \"by-kind\"")]
    [InlineData("\"thresholds\": {\"kind\": \"fixd\"}", "3:24: thresholds.kind is \"fixd\"; expected one of \"fixed\"")]
    [InlineData("\"thresholds\": {\"kind\": \"uniform\"}", "3:15: thresholds has no \"bits\", which is required")]
    [InlineData("\"thresholds\": 5", "3:15: thresholds is 5; expected an object")]
    [InlineData("\"augmentation\": {\"flip\": 1}", "3:26: augmentation.flip is 1; expected true or false")]
    [InlineData("\"optimizer\": {\"beta1\": 1}", "3:24: optimizer.beta1 is 1; expected a number of at least 0 and below 1")]
    [InlineData("\"name\": \"a b\"", "3:9: name is \"a b\"; expected a name of letters")]
    [InlineData("\"data\": \"../x\"", "3:9: data is \"../x\"; expected the name of a data set")]
    [InlineData("\"encoding\": \"quantizer\"", "3:13: encoding is \"quantizer\"; expected one of \"bits\", \"threshold\", \"thermometer\"")]
    [InlineData("\"epochs\": 3, \"epochs\": 3", "3:14: epochs is given a second time")]
    [InlineData("\"epochs\": [", "4:1: is not JSON: ")]
    [InlineData("\"epochs\": 3 }, 4", "is not JSON: ")]
    [InlineData("\"name\": \"\\ud800\"", "3:9: is not JSON: half of a surrogate pair")]
    [InlineData("/* ä */ \"epochs\": 0", "3:19: epochs is 0;")]
    public void A_mistake_is_one_line_with_its_place_its_value_and_what_was_expected(string member, string expected)
    {
        string message = Assert.Throws<SettingsFileException>(() => Parse(member)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("", "1:1: is empty; expected settings")]
    [InlineData(" \n", "1:1: is empty; expected settings")]
    [InlineData("[]", "1:1: the document is a list; expected an object")]
    [InlineData("{}", "1:1: the document has no \"layers\", which is required")]
    [InlineData("{ \"layers\": [] }", "1:13: layers is a list of 0; expected a list of at least one layer")]
    [InlineData("{ \"layers\": [{ \"kind\": \"residual\", \"layers\": [{ \"kind\": \"dense\", \"nodes\": 0 }] }] }", "layers[0].layers[0].nodes is 0; expected a whole number from 1")]
    public void A_document_that_is_none_says_so(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<SettingsFileException>(() => SettingsFile.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Damaged_files_are_read_or_refused_in_one_line()
    {
        string text = SettingsFile.ToText(Unusual);
        for (int seed = 0; seed < 2000; seed++)
        {
            try
            {
                SettingsFile.ToText(SettingsFile.Parse(FileMutations.Damage(text, seed)));
            }
            catch (SettingsFileException refused)
            {
                Assert.DoesNotContain('\n', refused.Message);
                Assert.True(refused.Line >= 1 && refused.Column >= 1, refused.Message);
            }
        }
    }

    [Fact]
    public void Presets_are_read_back_as_they_are()
    {
        foreach (TrainingPreset preset in PresetCatalog.All)
        {
            TrainingSettings read = SettingsFile.Parse(SettingsFile.ToText(new TrainingRecipe(preset.Settings))).Settings;
            Assert.Equal(SettingsFile.ToText(new TrainingRecipe(preset.Settings)), SettingsFile.ToText(new TrainingRecipe(read)));
            Assert.Equal(preset.Settings.ToString(), read.ToString());
        }
    }

    private static TrainingRecipe Parse(string member) => SettingsFile.Parse($"{{\n\"layers\": [{{ \"kind\": \"dense\", \"nodes\": 20 }}],\n{member}\n}}");

    private static LayerSettings LayerOf(string members) => Logic(SettingsFile.Parse($"{{ \"layers\": [{{ {members} }}] }}")).Layers[0];

    private static LogicNetworkSettings Logic(TrainingRecipe recipe) => Assert.IsType<LogicNetworkSettings>(recipe.Settings);
}
