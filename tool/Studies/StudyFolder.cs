using LutGen.Tool.Training;

namespace LutGen.Tool.Studies;

/// <summary>Where the files of a study are.</summary>
internal sealed class StudyFolder
{
    private readonly string _root;

    private StudyFolder(string root) => _root = root;

    /// <summary>The study's name.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(_root)));

    /// <summary>The page.</summary>
    public string Page => Path.Combine(_root, "study.md");

    /// <summary>The picture that it shows.</summary>
    public string Chart => Path.Combine(_root, "study.svg");

    /// <summary>Opens the folder of a study, which is made if there is none.</summary>
    /// <exception cref="InputException">It takes no files.</exception>
    public static StudyFolder Open(string path)
    {
        StudyFolder folder = new(path);
        Create(folder.Runs);
        OutputFile.RequireWritable(folder.Page);
        return folder;
    }

    /// <summary>The folder of a study that was made before.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static StudyFolder Find(string path) =>
        Directory.Exists(path) ? new StudyFolder(path) : throw new InputException($"{path}: no such folder, expected the folder of a study");

    /// <summary>Keeps other studies out until it is disposed: two that train the same runs would only undo each other's checkpoints.</summary>
    /// <exception cref="InputException">Another one is there.</exception>
    public IDisposable Enter()
    {
        try
        {
            return new FileStream(Path.Combine(_root, "study.lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (IOException refused)
        {
            throw new InputException($"{_root}: a study is being run in this folder already, expected to be the only one: {refused.Message}");
        }
    }

    /// <summary>Makes a folder if there is none.</summary>
    /// <exception cref="InputException">It cannot be made.</exception>
    public static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be made, expected the name of a folder to write to: {refused.Message}");
        }
    }

    /// <summary>The settings file of a variant.</summary>
    public string SettingsOf(SettingsPreset variant) => Path.Combine(_root, $"{variant.Name}.json");

    /// <summary>The record of a run.</summary>
    public string RecordOf(StudyRun run) => Path.Combine(Runs, $"{run.Variant.Name}.{run.Seed}.json");

    /// <summary>The records that there are.</summary>
    public IEnumerable<string> Records() => Directory.Exists(Runs) ? Directory.GetFiles(Runs, "*.json").Order(StringComparer.Ordinal) : [];

    /// <summary>Where a run is saved while it goes.</summary>
    public string CheckpointOf(StudyRun run) => Path.ChangeExtension(RecordOf(run), ".checkpoint");

    private string Runs => Path.Combine(_root, "runs");
}
