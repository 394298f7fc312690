namespace LutGen.Testing;

/// <summary>Bytes that work allocates on the calling thread.</summary>
public static class Allocations
{
    private const int Rounds = 5;

    /// <summary>The least of some rounds: the runtime may allocate when it compiles or prepares a method that is called for the first time.</summary>
    public static long LeastOf(Action work)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
