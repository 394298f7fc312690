using System.Collections.Concurrent;
using LutGen.Tool.Studies;

namespace LutGen.Tool.Tests;

public sealed class RunQueueTests
{
    [Fact]
    public void Everything_is_worked_on_once_and_begun_in_order()
    {
        List<int> alone = [];
        RunQueue.Run([.. Enumerable.Range(0, 20)], 1, CancellationToken.None, (item, _) => alone.Add(item));
        Assert.Equal(Enumerable.Range(0, 20), alone);

        ConcurrentQueue<int> together = [];
        RunQueue.Run([.. Enumerable.Range(0, 100)], 4, CancellationToken.None, (item, _) => together.Enqueue(item));
        Assert.Equal(Enumerable.Range(0, 100), together.Order());
    }

    [Fact]
    public void A_failure_stops_the_others_and_is_thrown()
    {
        using Barrier both = new(2);
        InputException failure = Assert.Throws<InputException>(() => RunQueue.Run<string>(["fails", "waits", "never"], 2, CancellationToken.None, (item, ended) =>
        {
            Assert.NotEqual("never", item);
            both.SignalAndWait(ended);
            if (item == "fails")
            {
                throw new InputException("the first");
            }

            ended.WaitHandle.WaitOne();
        }));
        Assert.Equal("the first", failure.Message);
    }

    [Fact]
    public void What_is_stopped_begins_nothing_more_and_tells_what_goes()
    {
        using CancellationTokenSource stop = new();
        List<int> begun = [];
        RunQueue.Run([1, 2, 3], 1, stop.Token, (item, ended) =>
        {
            begun.Add(item);
            stop.Cancel();
            Assert.True(ended.IsCancellationRequested);
        });
        Assert.Equal([1], begun);
    }
}
