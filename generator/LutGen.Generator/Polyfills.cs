namespace System.Runtime.CompilerServices;

/// <summary>Lets C# records and init-only setters compile for netstandard2.0, which lacks the type.</summary>
internal static class IsExternalInit;
