using System.Runtime.ExceptionServices;

namespace LutGen.Tool.Studies;

/// <summary>Works on some things at once, each begun in its order.</summary>
internal static class RunQueue
{
    /// <summary>Works until all is done, or until it is stopped. The first failure stops the others, and is thrown when they have stopped.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="workers">How many at once.</param>
    /// <param name="stop">Stops the work: nothing more is begun, and the work itself is told.</param>
    /// <param name="work">The work on one of them.</param>
    public static void Run<T>(IReadOnlyList<T> items, int workers, CancellationToken stop, Action<T, CancellationToken> work)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ExceptionDispatchInfo? failure = null;
        int next = 0;
        Thread[] threads = [.. Enumerable.Range(0, Math.Min(workers, items.Count)).Select(_ => new Thread(Work))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        failure?.Throw();

        void Work()
        {
            try
            {
                for (int i; !ended.IsCancellationRequested && (i = Interlocked.Increment(ref next) - 1) < items.Count;)
                {
                    work(items[i], ended.Token);
                }
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                ended.Cancel();
            }
        }
    }
}
