using BenchmarkDotNet.Running;

// dotnet run -c Release --project benchmarks/LutGen.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
