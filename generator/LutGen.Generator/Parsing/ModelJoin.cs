using System.Collections.Immutable;
using LutGen.Generator.Diagnostics;
using LutGen.Generator.Models;

namespace LutGen.Generator.Parsing;

/// <summary>Finds the one model file that a target names.</summary>
internal static class ModelJoin
{
    public static JoinedModel Join(ModelTarget target, ImmutableArray<ReadModel> models, BuildOptions options)
    {
        string wanted = Normalize(target.File);
        ReadModel[] matches = models.Where(m => IsNamed(Normalize(m.File.Path), wanted)).ToArray();
        return matches.Length switch
        {
            1 => new JoinedModel(target, matches[0], null, options),
            0 => new JoinedModel(target, null, NotFound(target, models), options),
            _ => new JoinedModel(target, null, Ambiguous(target, matches), options),
        };
    }

    private static DiagnosticInfo Ambiguous(ModelTarget target, ReadModel[] matches)
    {
        string paths = string.Join(", ", matches.Select(m => ShortPath(m.File.Path)).OrderBy(p => p, StringComparer.Ordinal));
        return DiagnosticInfo.At(Descriptors.AmbiguousFile, new TargetPlace(TargetPart.File), target.File, matches.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), paths);
    }

    private static DiagnosticInfo NotFound(ModelTarget target, ImmutableArray<ReadModel> models)
    {
        string name = Path.GetFileName(Normalize(target.File));
        string? nearest = models.Select(m => Path.GetFileName(m.File.Path))
            .Distinct()
            .OrderBy(candidate => Distance(candidate, name))
            .ThenBy(candidate => candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        string hint = nearest is null ? " (it has none)" : $" (the nearest name is '{nearest}')";
        string train = target.Description.Input is null ? string.Empty : $"; `lutgen train --model <assembly>::{target.FullName} --data DIR` makes it";
        return DiagnosticInfo.At(Descriptors.FileNotFound, new TargetPlace(TargetPart.File), target.File, hint + train, target.FullName);
    }

    private static bool IsNamed(string path, string wanted) =>
        wanted.Length > 0 && (path.Equals(wanted, StringComparison.OrdinalIgnoreCase) || path.EndsWith("/" + wanted, StringComparison.OrdinalIgnoreCase));

    private static string Normalize(string path)
    {
        string forward = path.Replace('\\', '/');
        return forward.StartsWith("./", StringComparison.Ordinal) ? forward.Substring(2) : forward;
    }

    // Enough of a path to tell files apart, and nothing of the machine.
    private static string ShortPath(string path) => string.Join("/", Normalize(path).Split('/').AsEnumerable().Reverse().Take(2).Reverse());

    // Levenshtein's edit distance.
    private static int Distance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
