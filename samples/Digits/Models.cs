using LutGen;

namespace Digits;

/// <summary>Classifies generated digits, 20 x 20 pixels.</summary>
[LutModel("digits.lutnet")]
public partial class DigitsModel;

/// <summary>Classifies MNIST's digits, 28 x 28 pixels.</summary>
[LutModel("mnist.lutnet")]
public partial class MnistModel;
