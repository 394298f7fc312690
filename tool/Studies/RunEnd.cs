namespace LutGen.Tool.Studies;

/// <summary>Why a run ended.</summary>
internal enum RunEnd
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The accuracy had not risen for as many epochs as the settings' patience.</summary>
    EarlyStopping,

    /// <summary>Its time was up.</summary>
    TimeLimit,
}
