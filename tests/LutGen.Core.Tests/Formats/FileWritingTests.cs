using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Formats;

public sealed class FileWritingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lutnet-writing").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_written_as_UTF8_without_a_mark_and_reads_back()
    {
        LutNetwork network = RandomNetworks.Create("luts", 1);
        string path = Path.Combine(_folder, "model.lutnet");

        LutnetWriter.WriteFile(network, path);

        Assert.Equal(network, LutnetReader.ReadFile(path));
        Assert.Equal((byte)'l', File.ReadAllBytes(path)[0]);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_reads_too()
    {
        LutNetwork network = RandomNetworks.Create("luts", 1);
        string path = Path.Combine(_folder, "marked.lutnet");
        File.WriteAllText(path, LutnetWriter.ToText(network), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(network, LutnetReader.ReadFile(path));
    }

    [Fact]
    public void An_older_file_is_replaced_whole()
    {
        string path = Path.Combine(_folder, "model.lutnet");
        File.WriteAllText(path, new string('x', 1 << 20));
        LutNetwork network = RandomNetworks.Create("bits", 1);

        LutnetWriter.WriteFile(network, path);

        Assert.Equal(LutnetWriter.ToText(network), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_write_that_fails_leaves_what_was_there_and_nothing_else()
    {
        // A folder stands where the file should go: the text is written beside it, but cannot take its place.
        string path = Path.Combine(_folder, "model.lutnet");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "inside"), "kept");

        Assert.ThrowsAny<SystemException>(() => LutnetWriter.WriteFile(RandomNetworks.Create("bits", 1), path));

        Assert.Equal("kept", File.ReadAllText(Path.Combine(path, "inside")));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_older_file()
    {
        // The longest name that a file may have leaves no room for the name beside it.
        string path = Path.Combine(_folder, new string('m', 255 - ".lutnet".Length) + ".lutnet");
        File.WriteAllText(path, "older");

        Assert.ThrowsAny<IOException>(() => LutnetWriter.WriteFile(RandomNetworks.Create("bits", 1), path));

        Assert.Equal("older", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_IO_error()
    {
        string path = Path.Combine(_folder, "none", "model.lutnet");

        Assert.ThrowsAny<IOException>(() => LutnetWriter.WriteFile(RandomNetworks.Create("bits", 1), path));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Writers_of_one_path_at_once_leave_one_whole_file()
    {
        string path = Path.Combine(_folder, "model.lutnet");
        LutNetwork[] networks = Enumerable.Range(0, 4).Select(seed => RandomNetworks.Create("gates", seed)).ToArray();
        for (int round = 0; round < 60; round++)
        {
            // Every other round there is no file yet, and all writers see that.
            if (round % 2 == 0)
            {
                File.Delete(path);
            }

            Parallel.ForEach(networks, network => LutnetWriter.WriteFile(network, path));

            Assert.Contains(LutnetReader.ReadFile(path), networks);
        }

        Assert.Equal([path], Directory.GetFiles(_folder));
    }
}
