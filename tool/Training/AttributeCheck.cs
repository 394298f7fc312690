using System.Globalization;

namespace LutGen.Tool.Training;

/// <summary>Refuses a described network for a value that one of its attributes gives.</summary>
/// <param name="reference">What the user called the class.</param>
internal sealed class AttributeCheck(string reference)
{
    /// <summary>Lets a good value pass.</summary>
    /// <exception cref="InputException">The value is not good; the message says where it stands and what was expected.</exception>
    public void Require(bool good, string attribute, string what, object value, string expected)
    {
        if (!good)
        {
            string name = attribute[..^nameof(Attribute).Length];
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{reference}: {name}: {what} is {value}, expected {expected}"));
        }
    }
}
