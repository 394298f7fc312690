using LutGen.Benchmarks.Peers.Native;

namespace LutGen.Benchmarks.Tests;

/// <summary>A test that compiles C; skipped where there is no gcc.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GccFactAttribute : FactAttribute
{
    public GccFactAttribute()
    {
        if (Gcc.Find("gcc") is null)
        {
            Skip = "needs gcc";
        }
    }
}
