namespace LutGen.Training.Layers;

/// <summary>Wiring of one layer and where its parameters lie among those of the whole network.</summary>
/// <param name="Nodes">Number of nodes.</param>
/// <param name="Connections">Signals of the layer in front, [nodes x inputs of a node]; a pinned array.</param>
/// <param name="Pools">For each node the signals that its inputs may be drawn from.</param>
/// <param name="FirstParameter">Index of the layer's first parameter.</param>
internal sealed record LogicLayer(int Nodes, int[] Connections, int[][] Pools, int FirstParameter);
