using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LutGen.Training.Data;

namespace LutGen.Training.Checkpoints;

/// <summary>A short text that is another one for other samples.</summary>
internal static class DataFingerprint
{
    /// <summary>The fingerprint of all that a training reads of a data set: its shape, rows and classes.</summary>
    public static string Of(Dataset data)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{data.Count} {data.FeatureCount} {data.ClassCount} {data.Schema.Image} {data.Schema.Split} {data.HoldsBytes} {string.Join(',', data.Schema.Columns?.Select(column => $"{column} {column.Kind}") ?? [])}")));
        hash.AppendData(MemoryMarshal.AsBytes<int>(data.Labels.ToArray()));
        for (int sample = 0; sample < data.Count; sample++)
        {
            hash.AppendData(data.RowBytes(sample));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
