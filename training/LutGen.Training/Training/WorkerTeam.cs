namespace LutGen.Training;

/// <summary>
/// Threads that wait at a barrier for the next piece of common work. A step of the training takes about a millisecond, too short for
/// the thread pool, and handing out work here allocates nothing.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Barrier _barrier;
    private readonly Thread[] _others;
    private volatile Action<int>? _work;
    private readonly Action<int> _takeItems;
    private volatile Exception? _failure;
    private Action<int, int> _itemWork = (_, _) => { };
    private int _items;
    private int _next;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">Threads in all; the caller of <see cref="Run"/> is the first of them.</param>
    public WorkerTeam(int size)
    {
        Size = size;
        _takeItems = TakeItems;
        _barrier = new Barrier(size);
        _others = new Thread[size - 1];
        for (int i = 0; i < _others.Length; i++)
        {
            int member = i + 1;
            _others[i] = new Thread(() => Serve(member)) { IsBackground = true, Name = $"trainer {member}" };
            _others[i].Start();
        }
    }

    public int Size { get; }

    /// <summary>Runs the work once on every thread, with the thread's number, and returns when all are done.</summary>
    public void Run(Action<int> work)
    {
        _work = work;
        Meet();
        Try(work, 0);
        Meet();
        if (_failure is { } failure)
        {
            _failure = null;
            throw new InvalidOperationException("A training thread failed.", failure);
        }
    }

    /// <summary>Works on some things, each taken by the next thread that is free, and returns when all are done.</summary>
    /// <param name="count">How many.</param>
    /// <param name="work">Receives the number of a thing and that of the thread.</param>
    public void ForEach(int count, Action<int, int> work)
    {
        (_items, _itemWork, _next) = (count, work, 0);
        Run(_takeItems);
    }

    public void Dispose()
    {
        _work = null;
        Meet();
        foreach (Thread thread in _others)
        {
            thread.Join();
        }

        _barrier.Dispose();
    }

    private void TakeItems(int member)
    {
        for (int item; (item = Interlocked.Increment(ref _next) - 1) < _items;)
        {
            _itemWork(item, member);
        }
    }

    private void Serve(int member)
    {
        while (true)
        {
            Meet();
            if (_work is not { } work)
            {
                return;
            }

            Try(work, member);
            Meet();
        }
    }

    // A thread alone has nobody to meet.
    private void Meet()
    {
        if (Size > 1)
        {
            _barrier.SignalAndWait();
        }
    }

    private void Try(Action<int> work, int member)
    {
        // A thread that left without signalling would stop all others for ever.
        try
        {
            work(member);
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
    }
}
