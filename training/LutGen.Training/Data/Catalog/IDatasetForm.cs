namespace LutGen.Training.Data;

/// <summary>A form in which a data set can lie in files. A new form is one new implementation and one line in <see cref="DatasetCatalog"/>.</summary>
internal interface IDatasetForm
{
    /// <summary>What it looks for, in words that go on after "looked for".</summary>
    string Files { get; }

    /// <summary>Finds a data set of this form without reading its samples.</summary>
    /// <param name="path">A file, a folder, or the beginning of the names of several files; need not exist.</param>
    /// <param name="split">How a file is split that has no official split.</param>
    /// <returns>The data set, or null if the path holds none of this form.</returns>
    FoundDataset? Find(string path, SplitOptions split);

    /// <summary>Names of the data sets in a folder that are found as FOLDER/NAME, in any order and perhaps twice.</summary>
    /// <param name="folder">A folder.</param>
    IEnumerable<string> NamesIn(string folder) => [];
}
